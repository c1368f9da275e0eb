package dev.vmxscope.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.vmxscope.core.session.CodeNames;
import dev.vmxscope.core.session.Codes;
import dev.vmxscope.core.session.EventText;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.core.windows.Module;
import dev.vmxscope.core.windows.Status;
import dev.vmxscope.core.windows.WindowsEvent;
import dev.vmxscope.core.windows.nt.IoctlCode;
import dev.vmxscope.core.windows.nt.Minor;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Writes what is special to an event of Windows. */
final class JsonWindowsEvent {
    private final JsonGenerator json;
    private final CodeNames names;
    private final EventText told;

    JsonWindowsEvent(JsonGenerator json, CodeNames names, EventText told) {
        this.json = json;
        this.names = names;
        this.told = told;
    }

    void write(WindowsEvent event) throws IOException {
        if (event instanceof WindowsEvent.DebugPrint print) {
            json.writeStringField("text", print.line().text());
            json.writeNumberField("component", print.line().component());
            json.writeNumberField("level", Integer.toUnsignedLong(print.line().level()));
            json.writeBooleanField("shown", print.line().passes());
            if (!print.line().passes()) {
                hidden(print.line());
            }
        } else if (event instanceof WindowsEvent.IrpSent sent) {
            sent(sent);
        } else if (event instanceof WindowsEvent.IrpCompleted irp) {
            json.writeStringField("major", Codes.major(irp.major()));
            json.writeStringField("handler", names.name(irp.handler()));
            status(irp.status());
            json.writeNumberField("information", irp.information());
        } else if (event instanceof WindowsEvent.FaultRaised fault) {
            fault(fault);
        } else if (event instanceof WindowsEvent.ExceptionHandled handled) {
            status(handled.status());
            place(json, names, handled.rip());
            json.writeStringField("handler", names.place(handled.target()));
        } else if (event instanceof WindowsEvent.BugcheckRaised raised) {
            bugcheck(raised.bugcheck());
        } else if (event instanceof WindowsEvent.BreakpointHit hit) {
            place(json, names, hit.rip());
        } else if (event instanceof WindowsEvent.Note note) {
            json.writeStringField("text", note.text().toString());
        } else if (event instanceof WindowsEvent.ThreadMoved moved) {
            json.writeNumberField("thread", moved.thread());
            json.writeNumberField("from", moved.from());
            json.writeNumberField("to", moved.to());
        } else if (event instanceof WindowsEvent.ActionDone) {
            json.writeStringField("text", told.text());
        } else {
            driver(event);
        }
    }

    private void sent(WindowsEvent.IrpSent sent) throws IOException {
        json.writeStringField("major", Codes.major(sent.major()));
        Optional<Minor> minor = Minor.of(sent.major(), sent.minor()).filter(Minor::telling);
        if (minor.isPresent()) {
            json.writeStringField("minor", minor.get().fullName());
        }
        if (sent.code() != 0) {
            json.writeStringField("code", Codes.hex32(sent.code()));
            json.writeStringField("codeName", IoctlCode.of(sent.code()).macro());
        }
        json.writeStringField("handler", names.name(sent.handler()));
    }

    private void hidden(DebugLine line) throws IOException {
        json.writeStringField(
                "reason", line.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeStringField("bits", Codes.hex32(line.filter().bits()));
        json.writeStringField("mask", Codes.hex32(line.mask()));
        json.writeStringField("maskOfAll", Codes.hex32(line.all()));
    }

    private void driver(WindowsEvent event) throws IOException {
        if (event instanceof WindowsEvent.DriverLoaded loaded) {
            module("driver", loaded.module());
        } else if (event instanceof WindowsEvent.DriverRefused refused) {
            json.writeStringField("driver", refused.service());
            status(refused.status());
            json.writeArrayFieldStart("missing");
            for (String name : refused.missing()) {
                json.writeString(name);
            }
            json.writeEndArray();
            json.writeStringField("text", refused.text().toString());
        } else if (event instanceof WindowsEvent.DriverStarted started) {
            json.writeStringField("driver", started.service());
            status(started.status());
        } else if (event instanceof WindowsEvent.DriverUnloaded unloaded) {
            json.writeStringField("driver", unloaded.service());
        } else if (event instanceof WindowsEvent.ServiceAnswered answered) {
            json.writeStringField("call", answered.call());
            json.writeStringField("service", answered.service());
            error(answered.error());
        } else if (event instanceof WindowsEvent.DriverMistake made) {
            json.writeStringField("mistake", made.mistake().kind().name());
            json.writeStringField("driver", made.mistake().driver());
            if (made.mistake().place() != 0) {
                place(json, names, made.mistake().place());
            }
            json.writeStringField("text", made.mistake().text().toString());
        } else {
            program(event);
        }
    }

    private void program(WindowsEvent event) throws IOException {
        if (event instanceof WindowsEvent.ProgramStarted started) {
            module("program", started.module());
        } else if (event instanceof WindowsEvent.AppOutput output) {
            json.writeStringField("text", output.text());
        } else if (event instanceof WindowsEvent.AppExited exited) {
            json.writeNumberField("exitCode", Integer.toUnsignedLong(exited.exitCode()));
        } else if (event instanceof WindowsEvent.CallReturned call) {
            json.writeStringField("call", call.call());
            error(call.error());
            if (Codes.transfers(call.call())) {
                json.writeNumberField("transferred", call.transferred());
                json.writeStringField(
                        "output", HexFormat.of().formatHex(call.output().toArray()));
            }
        }
    }

    private void module(String role, Module module) throws IOException {
        json.writeStringField(role, module.name());
        json.writeStringField("base", Codes.hex(module.base()));
        json.writeNumberField("size", module.size());
        json.writeStringField("entry", Codes.hex(module.entry()));
    }

    private void error(int error) throws IOException {
        json.writeNumberField("error", Integer.toUnsignedLong(error));
        Optional<String> name = Codes.errorName(error);
        if (name.isPresent()) {
            json.writeStringField("errorName", name.get());
        }
    }

    private void status(int status) throws IOException {
        json.writeStringField("status", Codes.hex32(status));
        Optional<String> name = Codes.statusName(status);
        if (name.isPresent()) {
            json.writeStringField("statusName", name.get());
        }
    }

    private void fault(WindowsEvent.FaultRaised fault) throws IOException {
        json.writeStringField("vector", Codes.vector(fault.vector(), fault.errorCode()));
        if (fault.vector().hasErrorCode()) {
            json.writeNumberField("errorCode", Integer.toUnsignedLong(fault.errorCode()));
        }
        if (fault.linear() != 0) {
            json.writeStringField("address", Codes.hex(fault.linear()));
        }
        json.writeBooleanField("user", fault.user());
        place(json, names, fault.rip());
        json.writeStringField("text", told.text());
    }

    private void bugcheck(Status.Bugcheck bugcheck) throws IOException {
        json.writeStringField("code", Codes.hex32(bugcheck.code()));
        json.writeStringField("name", bugcheck.name());
        json.writeArrayFieldStart("parameters");
        for (long parameter : bugcheck.parameters()) {
            json.writeString(Codes.hex(parameter));
        }
        json.writeEndArray();
        json.writeStringField("text", bugcheck.text().toString());
    }

    /** Writes an address of code, its name and its source line. */
    static void place(JsonGenerator json, CodeNames names, long address) throws IOException {
        json.writeStringField("rip", Codes.hex(address));
        json.writeStringField("symbol", names.name(address));
        Optional<String> source = names.source(address);
        if (source.isPresent()) {
            json.writeStringField("source", source.get());
        }
    }
}

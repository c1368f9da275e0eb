package dev.vmxscope.core.session;

import dev.vmxscope.core.cpu.Vector;
import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.AppCall;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.core.windows.Status;
import dev.vmxscope.core.windows.WindowsEvent;
import dev.vmxscope.core.windows.journey.Sender;
import dev.vmxscope.core.windows.nt.IoctlCode;
import dev.vmxscope.core.windows.nt.Minor;
import dev.vmxscope.core.windows.print.DebugLevel;
import dev.vmxscope.core.windows.print.FilterTest;
import dev.vmxscope.core.windows.verifier.Mistake;
import java.util.ArrayList;
import java.util.List;

/** The events of Windows in words. */
final class WindowsEventTexts {
    private static final int PRESENT = 1;
    private static final int WRITE = 1 << 1;
    private static final int FETCH = 1 << 4;

    private final Texts texts;

    WindowsEventTexts(Texts texts) {
        this.texts = texts;
    }

    EventText tell(WindowsEvent event, CodeNames names) {
        if (event instanceof WindowsEvent.DebugPrint print) {
            return print(print);
        }
        if (event instanceof WindowsEvent.IrpSent sent) {
            String request = request(texts, sent.major(), sent.minor(), sent.code());
            return of(EventKind.IRP_SENT, "irp-sent", request, names.name(sent.handler()));
        }
        if (event instanceof WindowsEvent.IrpCompleted irp) {
            return of(
                    EventKind.IRP,
                    "irp",
                    Codes.major(irp.major()),
                    Codes.status(irp.status()),
                    Long.toUnsignedString(irp.information()),
                    names.name(irp.handler()));
        }
        if (event instanceof WindowsEvent.FaultRaised fault) {
            return EventText.of(EventKind.FAULT, fault(fault, names));
        }
        if (event instanceof WindowsEvent.ExceptionHandled handled) {
            return of(
                    EventKind.HANDLED,
                    "exception-handled",
                    Codes.status(handled.status()),
                    names.place(handled.rip()),
                    names.place(handled.target()));
        }
        if (event instanceof WindowsEvent.BugcheckRaised raised) {
            return bugcheck(raised.bugcheck());
        }
        if (event instanceof WindowsEvent.BreakpointHit hit) {
            return of(EventKind.BREAKPOINT, "breakpoint", names.place(hit.rip()));
        }
        if (event instanceof WindowsEvent.Note note) {
            return of(EventKind.NOTE, "note", printable(note.text()));
        }
        if (event instanceof WindowsEvent.ThreadMoved moved) {
            return of(EventKind.THREAD_MOVED, "thread-moved", moved.thread(), moved.from(), moved.to());
        }
        if (event instanceof WindowsEvent.ActionDone done) {
            return EventText.of(EventKind.ACTION, action(done.action()));
        }
        return driver(event, names);
    }

    private EventText driver(WindowsEvent event, CodeNames names) {
        if (event instanceof WindowsEvent.DriverLoaded loaded) {
            return of(
                    EventKind.DRIVER_LOADED,
                    "driver-loaded",
                    loaded.module().name(),
                    Codes.hex(loaded.module().base()),
                    loaded.module().size());
        }
        if (event instanceof WindowsEvent.DriverRefused refused) {
            return of(
                    EventKind.DRIVER_REFUSED,
                    "driver-refused",
                    refused.service(),
                    Codes.status(refused.status()),
                    printable(refused.text()));
        }
        if (event instanceof WindowsEvent.DriverStarted started) {
            String key = started.status() >= 0 ? "driver-started" : "driver-failed";
            return of(EventKind.DRIVER_STARTED, key, started.service(), Codes.status(started.status()));
        }
        if (event instanceof WindowsEvent.DriverUnloaded unloaded) {
            return of(EventKind.DRIVER_UNLOADED, "driver-unloaded", unloaded.service());
        }
        if (event instanceof WindowsEvent.ServiceAnswered answered) {
            return of(
                    EventKind.SERVICE,
                    answered.error() == 0 ? "service" : "service.failed",
                    answered.call(),
                    answered.service(),
                    Codes.error(answered.error()));
        }
        if (event instanceof WindowsEvent.DriverMistake made) {
            Mistake mistake = made.mistake();
            return mistake.place() == 0
                    ? of(EventKind.MISTAKE, "mistake.nowhere", mistake.driver(), printable(mistake.text()))
                    : of(
                            EventKind.MISTAKE,
                            "mistake",
                            mistake.driver(),
                            printable(mistake.text()),
                            names.place(mistake.place()));
        }
        return program(event);
    }

    private EventText program(WindowsEvent event) {
        if (event instanceof WindowsEvent.ProgramStarted started) {
            return of(
                    EventKind.APP_STARTED,
                    "app-started",
                    started.module().name(),
                    Codes.hex(started.module().base()));
        }
        if (event instanceof WindowsEvent.AppOutput output) {
            return of(EventKind.APP_OUTPUT, "app-output", EventText.printable(output.text()));
        }
        if (event instanceof WindowsEvent.KeyPressed) {
            return of(EventKind.KEY_PRESSED, "key-pressed");
        }
        if (event instanceof WindowsEvent.AppExited exited) {
            int code = exited.exitCode();
            return of(EventKind.APP_EXITED, "app-exited", code < 0 ? Codes.status(code) : code);
        }
        if (event instanceof WindowsEvent.CallReturned call) {
            String key = call.error() != 0 ? "call.failed" : Codes.transfers(call.call()) ? "call" : "call.plain";
            return of(
                    EventKind.CALL,
                    key,
                    call.call(),
                    call.error() == 0 ? call.transferred() : Codes.error(call.error()));
        }
        throw new IllegalArgumentException("no words for " + event);
    }

    private EventText print(WindowsEvent.DebugPrint print) {
        DebugLine line = print.line();
        String text = EventText.printable(line.text());
        return switch (line.verdict()) {
            case PASSED, VERBOSE -> of(EventKind.DEBUG_PRINT, "dbgprint", text);
            case FILTERED ->
                new EventText(
                        EventKind.DEBUG_PRINT, texts.format("dbgprint.filtered", text), List.of(why(line.filter())));
            case KERNEL_OFF -> of(EventKind.DEBUG_PRINT, "console.off.kernel", text);
            case USER_OFF -> of(EventKind.DEBUG_PRINT, "console.off.user", text);
        };
    }

    /** Why the Debug Print Filter holds a message back. */
    private String why(FilterTest test) {
        return texts.format(
                "console.why",
                test.counted().name(),
                DebugLevel.name(test.countedLevel()),
                Codes.hex32(test.bits()),
                Codes.hex32(test.mask()),
                Codes.hex32(test.all()));
    }

    private EventText bugcheck(Status.Bugcheck bugcheck) {
        String parameters =
                texts.list(bugcheck.parameters().stream().map(Codes::hex).toList());
        return new EventText(
                EventKind.BUGCHECK,
                texts.format("bugcheck", bugcheck.name(), Codes.hex32(bugcheck.code()), printable(bugcheck.text())),
                List.of(texts.format("bugcheck.parameters", parameters)));
    }

    private String fault(WindowsEvent.FaultRaised fault, CodeNames names) {
        String key = (fault.vector() == Vector.PF ? "fault.page" : "fault") + (fault.user() ? ".user" : "");
        String vector = Codes.vector(fault.vector(), fault.errorCode());
        String name = texts.get("vector." + fault.vector());
        String place = names.place(fault.rip());
        return fault.vector() == Vector.PF
                ? texts.format(key, vector, name, page(fault.errorCode(), fault.linear()), place)
                : texts.format(key, vector, name, place);
    }

    private String page(int error, long linear) {
        String access = (error & FETCH) != 0 ? "fetch" : (error & WRITE) != 0 ? "write" : "read";
        String why = (error & PRESENT) == 0 ? "absent" : "forbidden";
        return texts.format("page." + access + "." + why, Codes.hex(linear));
    }

    private String action(Action action) {
        if (action instanceof Action.LoadDriver load) {
            return texts.format("action.LoadDriver", load.service());
        }
        if (action instanceof Action.UnloadDriver unload) {
            return texts.format("action.UnloadDriver", unload.service());
        }
        if (action instanceof Action.RunProgram run) {
            return texts.format("action.RunProgram", run.name());
        }
        if (action instanceof Action.CreateService create) {
            return texts.format("action.CreateService", create.service());
        }
        if (action instanceof Action.StartService start) {
            return texts.format("action.StartService", start.service());
        }
        if (action instanceof Action.StopService stop) {
            return texts.format("action.StopService", stop.service());
        }
        if (action instanceof Action.DeleteService delete) {
            return texts.format("action.DeleteService", delete.service());
        }
        if (action instanceof AppCall.DeviceControl control) {
            return texts.format("action.DeviceControl", Codes.hex32(control.code()));
        }
        if (action instanceof AppCall.Invoke invoke) {
            return invoke.call().function();
        }
        if (action instanceof Action.SendRequest send) {
            return texts.format(
                    "action.SendRequest",
                    sent(send),
                    Sender.of(send.major()).orElseThrow().what());
        }
        return texts.get("action." + action.getClass().getSimpleName());
    }

    /** {@code IRP_MJ_PNP, IRP_MN_START_DEVICE}. */
    private String sent(Action.SendRequest send) {
        return WindowsEventTexts.request(texts, send.major(), send.minor(), send.code());
    }

    /** A request by its functions and, where it has one, its control code. */
    static String request(Texts texts, int major, int minor, int code) {
        List<String> parts = new ArrayList<>();
        parts.add(Codes.major(major));
        Minor.of(major, minor).filter(Minor::telling).map(Minor::fullName).ifPresent(parts::add);
        if (code != 0) {
            parts.add(Codes.hex32(code) + " " + IoctlCode.of(code).macro());
        }
        return texts.list(parts);
    }

    private String printable(Message message) {
        return EventText.printable(texts.say(message));
    }

    private EventText of(EventKind kind, String key, Object... arguments) {
        return EventText.of(kind, texts.format(key, arguments));
    }
}

package dev.vmxscope.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.vmxscope.core.cpu.CpuidValues;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.probe.Probe;
import dev.vmxscope.core.probe.Step;
import dev.vmxscope.core.probe.StepResult;
import dev.vmxscope.core.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Probes line after line: for each line of the input one of the output, in the same order. */
final class ProbeRun {
    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final int MOST_UNFLUSHED = 256;

    private final ProbeInput input;
    private final PrintWriter out;
    private final ProbeProfiles profiles = new ProbeProfiles();

    /** A run from that stream, which should be buffered, to that writer. */
    ProbeRun(InputStream in, PrintWriter out) {
        this.input = new ProbeInput(in);
        this.out = out;
    }

    /**
     * Runs to the end of the input, or until nobody reads the output. Results are flushed whenever no more input
     * waits, so that a program that asks line by line gets its answer.
     */
    void run() throws IOException {
        int unflushed = 0;
        for (Optional<String> line = input.next(); line.isPresent(); line = input.next()) {
            if (!line.get().isBlank()) {
                out.print(input.tooLong() ? tooLong() : answer(line.get()));
                out.print('\n');
            }
            boolean flush = ++unflushed == MOST_UNFLUSHED || !input.ready();
            unflushed = flush ? 0 : unflushed;
            if (flush && out.checkError()) {
                return;
            }
        }
        out.flush();
    }

    private static String tooLong() throws IOException {
        return error(null, Message.of("probe.long", ProbeInput.LONGEST));
    }

    private String answer(String text) throws IOException {
        ProbeLine line = new ProbeLine(text);
        try {
            line.read();
            return run(line);
        } catch (InputProblem problem) {
            return error(line.id(), problem.said());
        }
    }

    private static String error(@Nullable ProbeId id, Message problem) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            ProbeId.write(json, id);
            json.writeStringField("error", problem.toString());
            json.writeEndObject();
        }
        return text.toString();
    }

    private String run(ProbeLine line) throws IOException, InputProblem {
        Probe probe = new Probe(profiles.of(line), line.mode());
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            ProbeId.write(json, line.id());
            json.writeArrayFieldStart("steps");
            for (Step step : line.steps()) {
                write(json, probe.run(step));
            }
            json.writeEndArray();
            Processor cpu = probe.processor();
            json.writeStringField("cr0", hex(cpu.control().cr0()));
            json.writeStringField("cr4", hex(cpu.control().cr4()));
            json.writeStringField("featureControl", hex(cpu.featureControl()));
            json.writeStringField(
                    "vmx",
                    switch (cpu.vmx().mode()) {
                        case OUTSIDE -> "outside";
                        case ROOT -> "root";
                        case NON_ROOT -> "non-root";
                    });
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, StepResult result) throws IOException {
        json.writeStartObject();
        json.writeStringField("step", result.step());
        json.writeStringField("outcome", result.outcome());
        json.writeFieldName("value");
        StepResult.Value value = result.value().orElse(null);
        if (value instanceof StepResult.Value.Word word) {
            json.writeString(hex(word.number()));
        } else if (value instanceof StepResult.Value.Cpuid cpuid) {
            write(json, cpuid.values());
        } else {
            json.writeNull();
        }
        json.writeArrayFieldStart("unmet");
        for (String id : result.unmet()) {
            json.writeString(id);
        }
        json.writeEndArray();
        if (result.error().isPresent()) {
            json.writeStringField("error", result.error().get());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, CpuidValues values) throws IOException {
        json.writeStartObject();
        json.writeStringField("eax", hex(Integer.toUnsignedLong(values.eax())));
        json.writeStringField("ebx", hex(Integer.toUnsignedLong(values.ebx())));
        json.writeStringField("ecx", hex(Integer.toUnsignedLong(values.ecx())));
        json.writeStringField("edx", hex(Integer.toUnsignedLong(values.edx())));
        json.writeEndObject();
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}

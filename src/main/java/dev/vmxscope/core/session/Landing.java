package dev.vmxscope.core.session;

import dev.vmxscope.core.x86.MasmFormatter;
import dev.vmxscope.core.x86.exec.Core;
import java.util.Optional;
import java.util.function.LongFunction;

/** A place in code at which a run can stop, known by name before its address is. */
public sealed interface Landing {

    /**
     * Whether the processor stands at the place.
     *
     * @param rip 64-bit address of the instruction that is next
     * @param names the names of addresses: {@code MyHypervisorDriver!DrvCreate+0x0}
     */
    boolean at(Core core, long rip, LongFunction<String> names);

    /**
     * The first instruction of a procedure.
     *
     * @param name {@code MyHypervisorDriver!DrvCreate}
     */
    record Procedure(String name) implements Landing {
        @Override
        public boolean at(Core core, long rip, LongFunction<String> names) {
            return names.apply(rip).equals(name + "+0x0");
        }
    }

    /**
     * Right before an instruction of that form.
     *
     * @param text how the instruction begins as the disassembler writes it: {@code vmxon}, {@code mov cr4}
     */
    record BeforeInstruction(String text) implements Landing {
        @Override
        public boolean at(Core core, long rip, LongFunction<String> names) {
            String written = MasmFormatter.format(core.instructionAt(rip), rip, address -> Optional.empty());
            return written.startsWith(text)
                    && (written.length() == text.length() || !Character.isLetterOrDigit(written.charAt(text.length())));
        }
    }
}

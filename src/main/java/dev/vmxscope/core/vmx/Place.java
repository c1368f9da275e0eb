package dev.vmxscope.core.vmx;

import dev.vmxscope.core.bits.RegisterLayout;
import dev.vmxscope.core.cpu.CpuidLeaf;
import dev.vmxscope.core.cpu.CpuidRegister;
import dev.vmxscope.core.cpu.Cr0;
import dev.vmxscope.core.cpu.Cr4;
import dev.vmxscope.core.cpu.FeatureControl;
import dev.vmxscope.core.cpu.GeneralRegisters;
import dev.vmxscope.core.cpu.Msr;
import dev.vmxscope.core.cpu.PlainLayouts;
import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.VmxState;
import dev.vmxscope.core.memory.MemoryView;
import dev.vmxscope.core.x86.Register;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a value that a requirement looks at is kept: what a panel lights, what a fix changes, and what somebody has
 * written once.
 */
public sealed interface Place {
    /** The value that it holds now, zero-extended to 64 bits. */
    long read(Processor cpu, MemoryView memory);

    /** Whether a person can set it by hand. */
    boolean settable();

    /**
     * The change that setting it by hand makes, past all rules of the processor.
     *
     * @throws IllegalArgumentException if it cannot be set to that value
     */
    Change set(Processor cpu, long value);

    /** The name of the register or the address of the memory. */
    String title();

    /** Its fields, empty where it has none. */
    default Optional<RegisterLayout> layout() {
        return Optional.empty();
    }

    /**
     * A control register.
     *
     * @param number 0, 3 or 4
     */
    record Control(int number) implements Place {
        /** Control register 0. */
        public static final Place CR0 = new Control(0);
        /** Control register 4. */
        public static final Place CR4 = new Control(4);

        @Override
        public long read(Processor cpu, MemoryView memory) {
            return switch (number) {
                case 0 -> cpu.control().cr0();
                case 3 -> cpu.control().cr3();
                default -> cpu.control().cr4();
            };
        }

        @Override
        public boolean settable() {
            return number != 3;
        }

        @Override
        public Change set(Processor cpu, long value) {
            if (!settable()) {
                throw new IllegalArgumentException(title() + " cannot be set by hand");
            }
            return Change.of(cpu.withControl(
                            number == 0
                                    ? cpu.control().withCr0(value)
                                    : cpu.control().withCr4(value)))
                    .flushing();
        }

        @Override
        public String title() {
            return "CR" + number;
        }

        @Override
        public Optional<RegisterLayout> layout() {
            return number == 0 ? Optional.of(Cr0.LAYOUT) : number == 4 ? Optional.of(Cr4.LAYOUT) : Optional.empty();
        }
    }

    /**
     * A model-specific register; only those with a value of their own can be set.
     *
     * @param msr which
     */
    record Model(Msr msr) implements Place {
        /** MSR 3AH. */
        public static final Place FEATURE_CONTROL = new Model(Msr.IA32_FEATURE_CONTROL);

        @Override
        public long read(Processor cpu, MemoryView memory) {
            return settable()
                    ? cpu.msrs().getOrZero(msr.index())
                    : cpu.profile().msr(msr.index()).orElse(0);
        }

        @Override
        public boolean settable() {
            return msr.kind() == Msr.Kind.STATE;
        }

        @Override
        public Change set(Processor cpu, long value) {
            if (!settable()) {
                throw new IllegalArgumentException(title() + " cannot be set by hand");
            }
            return Change.of(cpu.withMsr(msr.index(), value));
        }

        @Override
        public String title() {
            return msr.name();
        }

        @Override
        public Optional<RegisterLayout> layout() {
            return Optional.of(msr == Msr.IA32_FEATURE_CONTROL ? FeatureControl.LAYOUT : PlainLayouts.of(msr));
        }
    }

    /**
     * A general register, all 64 bits.
     *
     * @param number its encoding, 0 to 15
     */
    record General(int number) implements Place {
        @Override
        public long read(Processor cpu, MemoryView memory) {
            return cpu.general().get(number);
        }

        @Override
        public boolean settable() {
            return true;
        }

        @Override
        public Change set(Processor cpu, long value) {
            return Change.of(cpu.withGeneral(number, value));
        }

        @Override
        public String title() {
            return Register.of(Register.Kind.GPR64, number).name();
        }
    }

    /** EDX:EAX, the value that WRMSR writes. */
    record EdxEax() implements Place {
        @Override
        public long read(Processor cpu, MemoryView memory) {
            return cpu.general().get(GeneralRegisters.RDX) << 32
                    | cpu.general().get(GeneralRegisters.RAX) & 0xFFFFFFFFL;
        }

        @Override
        public boolean settable() {
            return true;
        }

        @Override
        public Change set(Processor cpu, long value) {
            return Change.of(cpu.withGeneral(GeneralRegisters.RAX, value & 0xFFFFFFFFL)
                    .withGeneral(GeneralRegisters.RDX, value >>> 32));
        }

        @Override
        public String title() {
            return "EDX:EAX";
        }
    }

    /**
     * Physical memory: a pointer variable, the head of a region, a field of a VMCS.
     *
     * @param label what lies there, {@code VMXON pointer}
     * @param physical address, 64 bits
     * @param bytes 1 to 8
     */
    record Memory(String label, long physical, int bytes) implements Place {
        @Override
        public long read(Processor cpu, MemoryView memory) {
            long value = 0;
            for (int at = bytes - 1; at >= 0; at--) {
                value = value << 8 | memory.read8(physical + at);
            }
            return value;
        }

        @Override
        public boolean settable() {
            return true;
        }

        @Override
        public Change set(Processor cpu, long value) {
            return Change.of(cpu).writing(List.of(new MemoryWrite(physical, value, bytes)));
        }

        @Override
        public String title() {
            return label;
        }
    }

    /**
     * A register of a CPUID leaf; nobody sets it.
     *
     * @param leaf which leaf
     * @param register which register
     */
    record Cpuid(CpuidLeaf leaf, CpuidRegister register) implements Place {
        @Override
        public long read(Processor cpu, MemoryView memory) {
            return register.of(SystemInstructions.cpuid(cpu, leaf.leaf(), leaf.subleaf())) & 0xFFFFFFFFL;
        }

        @Override
        public boolean settable() {
            return false;
        }

        @Override
        public Change set(Processor cpu, long value) {
            throw new IllegalArgumentException(title() + " cannot be set by hand");
        }

        @Override
        public String title() {
            return "CPUID." + Integer.toHexString(leaf.leaf()).toUpperCase(Locale.ROOT) + "H:" + register;
        }
    }

    /** A state of the processor that is no register. */
    enum State implements Place {
        /** VMX operation: 0 outside, 1 root, 2 non-root; by hand it can only be left. */
        VMX_OPERATION("VMX operation") {
            @Override
            public long read(Processor cpu, MemoryView memory) {
                return cpu.vmx().mode().ordinal();
            }

            @Override
            public Change set(Processor cpu, long value) {
                if (value != 0) {
                    throw new IllegalArgumentException("VMX operation is entered by VMXON only");
                }
                return Change.of(cpu.withVmx(VmxState.OUTSIDE));
            }
        },
        /** SMX operation: 1 between SENTER and SEXIT. */
        SMX_OPERATION("SMX operation") {
            @Override
            public long read(Processor cpu, MemoryView memory) {
                return cpu.smx() ? 1 : 0;
            }

            @Override
            public Change set(Processor cpu, long value) {
                return Change.of(cpu.withSmx(value == 1));
            }
        },
        /** A20M: 1 while the pin masks address bit 20. */
        A20M("A20M") {
            @Override
            public long read(Processor cpu, MemoryView memory) {
                return cpu.a20Masked() ? 1 : 0;
            }

            @Override
            public Change set(Processor cpu, long value) {
                return Change.of(cpu.withA20Masked(value == 1));
            }
        };

        private final String title;

        State(String title) {
            this.title = title;
        }

        @Override
        public String title() {
            return title;
        }

        @Override
        public boolean settable() {
            return true;
        }
    }
}

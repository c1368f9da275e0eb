package dev.vmxscope.core.vmx;

import dev.vmxscope.core.memory.PhysicalMemory;
import dev.vmxscope.core.memory.WorkingMemory;

/** A processor in root operation with a current VMCS at 300000H, and what its VMX instructions leave in memory. */
final class VmcsMemory {
    private static final String STATE = "vmx=root current=300000 ";
    private final WorkingMemory memory =
            ((PhysicalMemory) new StartState(STATE).situation("vmlaunch").memory()).thaw();

    /** A VMCS that VM entry finds no fault with on the test processor: nothing but what it demands is switched on. */
    static VmcsMemory valid() {
        VmcsMemory vmcs = new VmcsMemory();
        vmcs.field(0x4000, 0x16)
                .field(0x4002, 0x04006172)
                .field(0x400C, 0x36FFB)
                .field(0x4012, 0x11FB);
        vmcs.field(0x6C00, 0x80000031L).field(0x6C02, 0x2000).field(0x6C04, 0x2020);
        vmcs.field(0x0C02, 0x10).field(0x0C0C, 0x40).field(0x6C16, 0xFFFFF80000001000L);
        return vmcs;
    }

    /** Judges an instruction here. */
    Verdict judge(String instruction, String state) {
        Situation start = new StartState(STATE + state).situation(instruction);
        return SystemInstructions.judge(new Situation(start.cpu(), memory, start.instruction(), start.tsc()));
    }

    /** Executes an instruction. */
    Verdict execute(String instruction, String state) {
        Verdict verdict = judge(instruction, state);
        verdict.change().memory().forEach(write -> memory.write(write.address(), write.value(), write.bytes()));
        return verdict;
    }

    /** VMWRITE. */
    VmcsMemory field(int encoding, long value) {
        String registers = "rax=" + Integer.toHexString(encoding) + " rcx=" + Long.toHexString(value);
        Verdict verdict = execute("vmwrite rax,rcx", registers);
        if (!verdict.outcome().text().equals("VMsucceed")) {
            throw new IllegalStateException(registers + ": " + verdict.outcome().text());
        }
        return this;
    }

    /** What VMREAD gives. */
    long field(int encoding) {
        Verdict verdict = execute("vmread rcx,rax", "rcx=FFFFFFFFFFFFFFFF rax=" + Integer.toHexString(encoding));
        if (!verdict.outcome().text().equals("VMsucceed")) {
            throw new IllegalStateException(verdict.outcome().text());
        }
        return verdict.change().after().general().get(1);
    }
}

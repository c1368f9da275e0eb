package dev.vmxscope.core.vmx;

import dev.vmxscope.core.cpu.Processor;
import dev.vmxscope.core.cpu.SegmentName;
import dev.vmxscope.core.memory.MemoryView;
import dev.vmxscope.core.vmcs.VmcsField;
import java.util.List;
import java.util.Locale;

/** Reads a named value, {@code cr4} or {@code m:100008}, of the state after an instruction. */
final class AfterState {
    private static final List<String> GENERAL = List.of("rax", "rcx", "rdx", "rbx");

    private AfterState() {}

    static String value(Change change, MemoryView memory, String name) {
        Processor cpu = change.after();
        if (GENERAL.contains(name)) {
            return hex(cpu.general().get(GENERAL.indexOf(name)));
        }
        if (name.startsWith("m:")) {
            return hex(dword(change, memory, Long.parseLong(name.substring(2), 16)));
        }
        if (name.startsWith("f:")) {
            return hex(field(change, memory, Integer.parseInt(name.substring(2), 16)));
        }
        if (name.startsWith("msr:")) {
            return hex(cpu.msrs().getOrZero(Integer.parseUnsignedInt(name.substring(4), 16)));
        }
        return switch (name) {
            case "cr0" -> hex(cpu.control().cr0());
            case "cr2" -> hex(cpu.control().cr2());
            case "cr3" -> hex(cpu.control().cr3());
            case "cr4" -> hex(cpu.control().cr4());
            case "cr8" -> hex(cpu.control().cr8());
            case "efer" -> hex(cpu.control().efer());
            case "xcr0" -> hex(cpu.control().xcr0());
            case "fc" -> hex(cpu.featureControl());
            case "flags" -> hex(cpu.rflags());
            case "dr0" -> hex(cpu.debug().dr0());
            case "current" -> hex(cpu.vmx().currentVmcs());
            case "vmxonptr" -> hex(cpu.vmx().vmxonPointer());
            case "vmx" -> cpu.vmx().mode().name().toLowerCase(Locale.ROOT);
            case "activity" -> cpu.activity().name();
            case "fs.base" -> hex(cpu.segments().get(SegmentName.FS).base());
            case "gs.base" -> hex(cpu.segments().get(SegmentName.GS).base());
            case "gdt.base" -> hex(cpu.gdtr().base());
            case "gdt.limit" -> hex(cpu.gdtr().limit());
            case "idt.base" -> hex(cpu.idtr().base());
            case "idt.limit" -> hex(cpu.idtr().limit());
            case "ldtr.sel" -> hex(cpu.segments().get(SegmentName.LDTR).selector());
            case "ldtr.base" -> hex(cpu.segments().get(SegmentName.LDTR).base());
            case "tr.sel" -> hex(cpu.segments().get(SegmentName.TR).selector());
            case "tr.base" -> hex(cpu.segments().get(SegmentName.TR).base());
            default -> throw new IllegalArgumentException("unknown: " + name);
        };
    }

    /** A field of the current VMCS. */
    private static long field(Change change, MemoryView memory, int encoding) {
        VmcsField field = VmcsField.at(encoding).orElseThrow();
        long at = change.after().vmx().currentVmcs() + field.offset();
        long low = dword(change, memory, at);
        return switch (field.bits()) {
            case 16 -> low & 0xFFFF;
            case 32 -> low;
            default -> low | dword(change, memory, at + 4) << 32;
        };
    }

    private static long dword(Change change, MemoryView memory, long address) {
        long value = memory.read32(address) & 0xFFFFFFFFL;
        for (MemoryWrite write : change.memory()) {
            for (int at = 0; at < write.bytes(); at++) {
                long offset = write.address() + at - address;
                if (offset >= 0 && offset < 4) {
                    long old = 0xFFL << 8 * offset;
                    value = value & ~old | (write.value() >>> 8 * at & 0xFF) << 8 * offset;
                }
            }
        }
        return value;
    }

    private static String hex(long value) {
        return Long.toHexString(value).toUpperCase(Locale.ROOT);
    }
}

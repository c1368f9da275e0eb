package dev.vmxscope.core.probe;

import dev.vmxscope.core.x86.Mode;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The instructions that steps are made of, each in one form with fixed registers: addresses in RAX, the second operand
 * in RCX. Intel SDM Vol. 2 and Vol. 3C, chapter 31: the opcodes.
 */
enum Form {
    CPUID("0fa2"),
    RDMSR("0f32"),
    WRMSR("0f30"),
    /** {@code mov rax, cr0}. */
    FROM_CR0("0f20c0"),
    /** {@code mov rax, cr3}. */
    FROM_CR3("0f20d8"),
    /** {@code mov rax, cr4}. */
    FROM_CR4("0f20e0"),
    /** {@code mov cr0, rax}. */
    TO_CR0("0f22c0"),
    /** {@code mov cr3, rax}. */
    TO_CR3("0f22d8"),
    /** {@code mov cr4, rax}. */
    TO_CR4("0f22e0"),
    CLTS("0f06"),
    /** {@code lmsw ax}. */
    LMSW("0f01f0"),
    /** {@code mov ecx, [rax]}. */
    LOAD("8b08", Operand.ADDRESS, Operand.DOUBLEWORD),
    /** {@code mov [rax], ecx}. */
    STORE("8908", Operand.ADDRESS, Operand.DOUBLEWORD),
    /** {@code mov ss, ax}. */
    TO_SS("8ed0"),
    /** {@code vmxon qword ptr [rax]}. */
    VMXON("f30fc730", Operand.ADDRESS),
    /** {@code vmclear qword ptr [rax]}. */
    VMCLEAR("660fc730", Operand.ADDRESS),
    /** {@code vmptrld qword ptr [rax]}. */
    VMPTRLD("0fc730", Operand.ADDRESS),
    /** {@code vmptrst qword ptr [rax]}. */
    VMPTRST("0fc738", Operand.ADDRESS),
    /** {@code vmread rax, rcx}. */
    VMREAD("0f78c8"),
    /** {@code vmwrite rcx, rax}. */
    VMWRITE("0f79c8"),
    VMXOFF("0f01c4"),
    VMLAUNCH("0f01c2"),
    VMRESUME("0f01c3"),
    VMCALL("0f01c1"),
    VMFUNC("0f01d4"),
    /** {@code invept rcx, oword ptr [rax]}. */
    INVEPT("660f388008", Operand.ADDRESS),
    /** {@code invvpid rcx, oword ptr [rax]}. */
    INVVPID("660f388108", Operand.ADDRESS);

    private static final int ADDRESS_SIZE = 0x67;
    private static final int OPERAND_SIZE = 0x66;

    private final byte[] code;
    private final boolean addressed;
    private final boolean doubleword;

    Form(String code, Operand... operands) {
        this.code = HexFormat.of().parseHex(code);
        this.addressed = operands.length > 0;
        this.doubleword = operands.length > 1;
    }

    private enum Operand {
        ADDRESS,
        DOUBLEWORD
    }

    /** Its name in a step. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it has an operand in memory, at the address in RAX. */
    boolean addressed() {
        return addressed;
    }

    /**
     * The machine code in a segment of that size. 64- and 32-bit code differ in nothing, because none of these takes a
     * REX prefix; 16-bit code needs prefixes for a 32-bit address and a 32-bit MOV.
     */
    byte[] encode(Mode mode) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(code.length + 2);
        if (mode == Mode.BITS16 && addressed) {
            bytes.write(ADDRESS_SIZE);
        }
        if (mode == Mode.BITS16 && doubleword) {
            bytes.write(OPERAND_SIZE);
        }
        bytes.writeBytes(code);
        return bytes.toByteArray();
    }
}

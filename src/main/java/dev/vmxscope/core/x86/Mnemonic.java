package dev.vmxscope.core.x86;

import java.util.Locale;

/**
 * What an instruction does, by the manual's names. Where the manual has several names for one opcode (JE and JZ), the one
 * that llvm-objdump prints. Forms that differ in operand size only by name (CBW, CWDE, CDQE; PUSHF, PUSHFD, PUSHFQ) are
 * different mnemonics; forms told apart by their operands (MOV with a control register) are not.
 */
public enum Mnemonic {
    // spotless:off
    // Arithmetic and logic.
    ADD, OR, ADC, SBB, AND, SUB, XOR, CMP, TEST, INC, DEC, NEG, NOT, MUL, IMUL, DIV, IDIV,
    // Shifts and rotates.
    ROL, ROR, RCL, RCR, SHL, SHR, SAR, SHLD, SHRD,
    // Bits.
    BT, BTS, BTR, BTC, BSF, BSR, TZCNT, LZCNT, POPCNT, BSWAP,
    // Moves.
    MOV, MOVZX, MOVSX, MOVSXD, MOVBE, MOVNTI, LEA, XCHG, XADD, CMPXCHG, CMPXCHG8B, CMPXCHG16B, XLATB, CBW, CWDE, CDQE,
    CWD, CDQ, CQO,
    // Stack.
    PUSH, POP, PUSHA, PUSHAD, POPA, POPAD, PUSHF, PUSHFD, PUSHFQ, POPF, POPFD, POPFQ, ENTER, LEAVE,
    // Branches.
    CALL,
    /** A far call, direct or through memory, written {@code call}. */
    CALL_FAR("call"),
    JMP,
    /** A far jump, direct or through memory, written {@code jmp}. */
    JMP_FAR("jmp"),
    RET, RETF, IRET, IRETD, IRETQ, JCXZ, JECXZ, JRCXZ, LOOP, LOOPE, LOOPNE, INT,
    /** Opcode F1H. */
    INT1,
    INT3, INTO, BOUND, UD0, UD1, UD2,
    // Conditional jumps, in the order of the condition number.
    JO, JNO, JB, JAE, JE, JNE, JBE, JA, JS, JNS, JP, JNP, JL, JGE, JLE, JG,
    // Conditional sets.
    SETO, SETNO, SETB, SETAE, SETE, SETNE, SETBE, SETA, SETS, SETNS, SETP, SETNP, SETL, SETGE, SETLE, SETG,
    // Conditional moves.
    CMOVO, CMOVNO, CMOVB, CMOVAE, CMOVE, CMOVNE, CMOVBE, CMOVA, CMOVS, CMOVNS, CMOVP, CMOVNP, CMOVL, CMOVGE, CMOVLE,
    CMOVG,
    // Strings.
    MOVSB, MOVSW,
    /** The string move of a doubleword; the SSE2 move is {@link #MOVSD_XMM}. */
    MOVSD,
    MOVSQ, CMPSB, CMPSW,
    /** The string comparison of doublewords; the SSE2 comparison is {@link #CMPSD_XMM}. */
    CMPSD,
    CMPSQ, STOSB, STOSW, STOSD, STOSQ, LODSB, LODSW, LODSD, LODSQ, SCASB, SCASW, SCASD, SCASQ, INSB, INSW, INSD,
    OUTSB, OUTSW, OUTSD,
    // Flags.
    CLC, STC, CMC, CLD, STD, CLI, STI, LAHF, SAHF, CLAC, STAC,
    // Decimal and other instructions of the 16-bit and 32-bit modes.
    AAA, AAS, AAD, AAM, DAA, DAS,
    /** Opcode D6H, not in the manual's tables but in every processor: AL becomes 0 or FFH as CF. */
    SALC,
    ARPL, LES, LDS,
    // Segments.
    LSS, LFS, LGS, LAR, LSL, VERR, VERW,
    // Nothing, hints and fences.
    NOP, PAUSE, ENDBR32, ENDBR64, PREFETCH, PREFETCHW, PREFETCHNTA, PREFETCHT0, PREFETCHT1, PREFETCHT2, LFENCE,
    MFENCE, SFENCE, CLFLUSH, CLFLUSHOPT, CLWB,
    // System.
    HLT, CPUID, RDTSC, RDTSCP, RDPMC, RDMSR, WRMSR, CLTS, LMSW, SMSW, LGDT, LIDT, SGDT, SIDT, LLDT, LTR, SLDT, STR,
    INVLPG, INVPCID, INVD, WBINVD, SWAPGS, SYSCALL, SYSRET, SYSRETQ, SYSENTER, SYSEXIT, SYSEXITQ, RDFSBASE, RDGSBASE,
    WRFSBASE, WRGSBASE, XGETBV, XSETBV, IN, OUT, MONITOR, MWAIT, RDRAND, RDSEED, RDPID, RSM, GETSEC,
    // Virtual-machine extensions.
    VMXON, VMXOFF, VMCLEAR, VMPTRLD, VMPTRST, VMREAD, VMWRITE, VMLAUNCH, VMRESUME, VMCALL, VMFUNC, INVEPT, INVVPID,
    // SSE state.
    FXSAVE, FXSAVE64, FXRSTOR, FXRSTOR64, LDMXCSR, STMXCSR,
    // SSE moves.
    MOVAPS, MOVAPD, MOVUPS, MOVUPD, MOVDQA, MOVDQU, MOVD, MOVQ, MOVSS,
    /** The SSE2 move of a scalar double, written {@code movsd}. */
    MOVSD_XMM("movsd"),
    MOVLPS, MOVHPS, MOVLPD, MOVHPD, MOVHLPS, MOVLHPS, MOVNTDQ, MOVNTPS, MOVNTPD, MOVMSKPS, MOVMSKPD, PMOVMSKB,
    // SSE floating point.
    ADDPS, ADDPD, ADDSS, ADDSD, SUBPS, SUBPD, SUBSS, SUBSD, MULPS, MULPD, MULSS, MULSD, DIVPS, DIVPD, DIVSS, DIVSD,
    SQRTPS, SQRTPD, SQRTSS, SQRTSD, MINPS, MINPD, MINSS, MINSD, MAXPS, MAXPD, MAXSS, MAXSD, RCPPS, RCPSS, RSQRTPS,
    RSQRTSS, UCOMISS, UCOMISD, COMISS, COMISD, CMPPS, CMPPD, CMPSS,
    /** The SSE2 comparison of scalar doubles, written {@code cmpsd}. */
    CMPSD_XMM("cmpsd"),
    ANDPS, ANDPD, ANDNPS, ANDNPD, ORPS, ORPD, XORPS, XORPD, SHUFPS, SHUFPD, UNPCKLPS, UNPCKLPD, UNPCKHPS, UNPCKHPD,
    // SSE conversions.
    CVTSI2SS, CVTSI2SD, CVTTSS2SI, CVTTSD2SI, CVTSS2SI, CVTSD2SI, CVTSS2SD, CVTSD2SS, CVTPS2PD, CVTPD2PS, CVTDQ2PS,
    CVTDQ2PD, CVTPS2DQ, CVTTPS2DQ, CVTPD2DQ, CVTTPD2DQ,
    // SSE2 integers.
    PXOR, POR, PAND, PANDN, PADDB, PADDW, PADDD, PADDQ, PADDSB, PADDSW, PADDUSB, PADDUSW, PSUBB, PSUBW, PSUBD, PSUBQ,
    PSUBSB, PSUBSW, PSUBUSB, PSUBUSW, PCMPEQB, PCMPEQW, PCMPEQD, PCMPGTB, PCMPGTW, PCMPGTD, PSLLW, PSLLD, PSLLQ,
    PSLLDQ, PSRLW, PSRLD, PSRLQ, PSRLDQ, PSRAW, PSRAD, PSHUFD, PSHUFLW, PSHUFHW, PUNPCKLBW, PUNPCKLWD, PUNPCKLDQ,
    PUNPCKLQDQ, PUNPCKHBW, PUNPCKHWD, PUNPCKHDQ, PUNPCKHQDQ, PMULUDQ, PMULLW, PMULHW, PMULHUW, PMADDWD, PACKSSWB,
    PACKSSDW, PACKUSWB, PMINUB, PMINSW, PMAXUB, PMAXSW, PAVGB, PAVGW, PSADBW, PEXTRW, PINSRW;
    // spotless:on

    private final String text;

    Mnemonic() {
        this.text = name().toLowerCase(Locale.ROOT);
    }

    Mnemonic(String text) {
        this.text = text;
    }

    /** The name as an assembler writes it, in lower case. */
    public String text() {
        return text;
    }

    /**
     * The condition number of a conditional jump, set or move: 0 (overflow) to 15 (greater), as in Intel SDM volume 1,
     * appendix B; -1 for any other instruction.
     */
    public int condition() {
        for (Mnemonic first : new Mnemonic[] {JO, SETO, CMOVO}) {
            int number = ordinal() - first.ordinal();
            if (number >= 0 && number < 16) {
                return number;
            }
        }
        return -1;
    }
}

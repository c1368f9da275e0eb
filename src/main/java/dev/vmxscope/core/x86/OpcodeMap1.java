package dev.vmxscope.core.x86;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The one-byte opcodes (Intel SDM volume 2D, tables ). */
final class OpcodeMap1 {
    static final OpcodeTable TABLE = new OpcodeTable(Stream.of(
                    arithmetic(),
                    shifts(),
                    OpcodeTable.run(0x70, "%02X %s Jb f64", OpcodeTable.conditions(Mnemonic.JO)),
                    OpcodeTable.each("40-47", "%02X INC Zv i64"),
                    OpcodeTable.each("48-4F", "%02X DEC Zv i64"),
                    OpcodeTable.each("50-57", "%02X PUSH Zv d64"),
                    OpcodeTable.each("58-5F", "%02X POP Zv d64"),
                    OpcodeTable.each("91-97", "%02X XCHG av,Zv"),
                    OpcodeTable.each("B0-B7", "%02X MOV Zb,s"),
                    OpcodeTable.each("B8-BF", "%02X MOV Zv,Iv"),
                    OpcodeTable.each("D8-DF", "%02X !x87_floating_point"),
                    OpcodeMap1.ONE_BY_ONE.lines())
            .flatMap(rows -> rows));

    private OpcodeMap1() {}

    private static Stream<String> arithmetic() {
        List<String> names = List.of("ADD", "OR", "ADC", "SBB", "AND", "SUB", "XOR", "CMP");
        return IntStream.range(0, 8).boxed().flatMap(i -> {
            String name = names.get(i);
            String lock = name.equals("CMP") ? "" : " lock";
            return Stream.of(
                    "%02X %s Eb,Gb%s".formatted(i * 8, name, lock),
                    "%02X %s Ev,Gv%s".formatted(i * 8 + 1, name, lock),
                    "%02X %s Gb,Eb".formatted(i * 8 + 2, name),
                    "%02X %s Gv,Ev".formatted(i * 8 + 3, name),
                    "%02X %s AL,s".formatted(i * 8 + 4, name),
                    "%02X %s av,Iz".formatted(i * 8 + 5, name),
                    "80/%d %s Eb,s%s".formatted(i, name, lock),
                    "81/%d %s Ev,Iz%s".formatted(i, name, lock),
                    "82/%d %s Eb,s i64%s".formatted(i, name, lock),
                    "83/%d %s Ev,s%s".formatted(i, name, lock));
        });
    }

    /** The manual leaves /6 of group 2 open; every Intel processor shifts left there. */
    private static Stream<String> shifts() {
        List<String> names = List.of("ROL", "ROR", "RCL", "RCR", "SHL", "SHR", "SHL", "SAR");
        return IntStream.range(0, 8)
                .boxed()
                .flatMap(i -> Stream.of(
                                "C0/%d %s Eb,Ib",
                                "C1/%d %s Ev,Ib", "D0/%d %s Eb,1", "D1/%d %s Ev,1", "D2/%d %s Eb,CL", "D3/%d %s Ev,CL")
                        .map(row -> row.formatted(i, names.get(i))));
    }

    // C4H, C5H and 62H are VEX and EVEX prefixes in 64-bit mode, and elsewhere with a register form of ModRM.
    private static final String ONE_BY_ONE = """
            06 PUSH ES i64
            07 POP ES i64
            0E PUSH CS i64
            16 PUSH SS i64
            17 POP SS i64
            1E PUSH DS i64
            1F POP DS i64
            27 DAA i64
            2F DAS i64
            37 AAA i64
            3F AAS i64
            60 PUSHA|PUSHAD|PUSHAD i64
            61 POPA|POPAD|POPAD i64
            62 !AVX-512_(EVEX_prefix_62H) o64
            62 BOUND Gv,Mk i64
            62 !AVX-512_(EVEX_prefix_62H) i64 reg
            63 MOVSXD Gv,Ed o64
            63 ARPL Ew,Gw i64
            68 PUSH Iz d64
            69 IMUL Gv,Ev,Iz
            6A PUSH s d64
            6B IMUL Gv,Ev,s
            6C INSB Yb
            6D INSW|INSD|INSD Yz now
            6E OUTSB Xb
            6F OUTSW|OUTSD|OUTSD Xz now
            84 TEST Eb,Gb
            85 TEST Ev,Gv
            86 XCHG Eb,Gb lock
            87 XCHG Ev,Gv lock
            88 MOV Eb,Gb
            89 MOV Ev,Gv
            8A MOV Gb,Eb
            8B MOV Gv,Ev
            8C MOV Eu,Sw
            8D LEA Gv,M0
            8E MOV Sw,Ew
            8F/0 POP Ev d64
            F3 90 PAUSE nob
            90 NOP nob
            90 XCHG av,Zv
            98 CBW|CWDE|CDQE
            99 CWD|CDQ|CQO
            9A CALL_FAR Ap i64
            9B !FWAIT_(x87)
            9C PUSHF|PUSHFD|PUSHFQ d64
            9D POPF|POPFD|POPFQ d64
            9E SAHF
            9F LAHF
            A0 MOV AL,Ob
            A1 MOV av,Ov
            A2 MOV Ob,AL
            A3 MOV Ov,av
            A4 MOVSB Yb,Xb
            A5 MOVSW|MOVSD|MOVSQ Yv,Xv
            A6 CMPSB Xb,Yb
            A7 CMPSW|CMPSD|CMPSQ Xv,Yv
            A8 TEST AL,s
            A9 TEST av,Iz
            AA STOSB Yb
            AB STOSW|STOSD|STOSQ Yv
            AC LODSB Xb
            AD LODSW|LODSD|LODSQ Xv
            AE SCASB Yb
            AF SCASW|SCASD|SCASQ Yv
            C2 RET Iw f64
            C3 RET f64
            C4 !AVX_(VEX_prefix_C4H) o64
            C4 LES Gv,Mp i64
            C4 !AVX_(VEX_prefix_C4H) i64 reg
            C5 !AVX_(VEX_prefix_C5H) o64
            C5 LDS Gv,Mp i64
            C5 !AVX_(VEX_prefix_C5H) i64 reg
            C6/0 MOV Eb,s
            C6:F8 !XABORT_(TSX)
            C7/0 MOV Ev,Iz
            C7:F8 !XBEGIN_(TSX)
            C8 ENTER Iw,Ib d64
            C9 LEAVE d64
            CA RETF Iw
            CB RETF
            CC INT3
            CD INT Ib
            CE INTO i64
            CF IRET|IRETD|IRETQ
            D4 AAM Ib i64
            D5 AAD Ib i64
            D6 SALC i64
            D7 XLATB Lb
            E0 LOOPNE Jb f64
            E1 LOOPE Jb f64
            E2 LOOP Jb f64
            E3 JCXZ|JECXZ|JRCXZ Jb f64 asize
            E4 IN AL,Ib
            E5 IN az,Ib now
            E6 OUT Ib,AL
            E7 OUT Ib,az now
            E8 CALL Jz f64
            E9 JMP Jz f64
            EA JMP_FAR Ap i64
            EB JMP Jb f64
            EC IN AL,DX
            ED IN az,DX now
            EE OUT DX,AL
            EF OUT DX,az now
            F1 INT1
            F4 HLT
            F5 CMC
            F6/0 TEST Eb,s
            F6/1 TEST Eb,s
            F6/2 NOT Eb lock
            F6/3 NEG Eb lock
            F6/4 MUL Eb
            F6/5 IMUL Eb
            F6/6 DIV Eb
            F6/7 IDIV Eb
            F7/0 TEST Ev,Iz
            F7/1 TEST Ev,Iz
            F7/2 NOT Ev lock
            F7/3 NEG Ev lock
            F7/4 MUL Ev
            F7/5 IMUL Ev
            F7/6 DIV Ev
            F7/7 IDIV Ev
            F8 CLC
            F9 STC
            FA CLI
            FB STI
            FC CLD
            FD STD
            FE/0 INC Eb lock
            FE/1 DEC Eb lock
            FF/0 INC Ev lock
            FF/1 DEC Ev lock
            FF/2 CALL Ev f64
            FF/3 CALL_FAR Mp
            FF/4 JMP Ev f64
            FF/5 JMP_FAR Mp
            FF/6 PUSH Ev d64
            """;
}

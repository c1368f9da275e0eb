package dev.vmxscope.core.x86;

import java.util.stream.Stream;

/**
 * The SSE and SSE2 opcodes of the map 0FH xx (Intel SDM volume 2D, table A-3). Forms on the MMX registers and SSE3 are
 * known by name only.
 */
final class SseMap {
    private SseMap() {}

    static Stream<String> rows() {
        return Stream.of(
                        MOVES.lines(),
                        FLOAT.lines(),
                        CONVERSIONS.lines(),
                        SHIFTS_AND_SHUFFLES.lines(),
                        arithmetic(),
                        integers(),
                        OpcodeTable.each("2A 2C 2D", "NP %02X !MMX_conversions"),
                        OpcodeTable.each("2A 2C 2D", "66 %02X !MMX_conversions"),
                        OpcodeTable.each("60-6B 6E-76 7E 7F C4 C5 D1-D5 D7-DF E0-E5 E7-EF F1-FE", "NP %02X !MMX"))
                .flatMap(rows -> rows);
    }

    private static Stream<String> arithmetic() {
        return Stream.of("51 SQRT", "58 ADD", "59 MUL", "5C SUB", "5D MIN", "5E DIV", "5F MAX")
                .flatMap(row -> Stream.of(
                        "NP " + row + "PS Vx,Wx",
                        "66 " + row + "PD Vx,Wx",
                        "F3 " + row + "SS Vx,Wd",
                        "F2 " + row + "SD Vx,Wq"));
    }

    private static Stream<String> integers() {
        return INTEGERS.lines().flatMap(line -> Stream.of(line.split(", "))).map(row -> "66 " + row + " Vx,Wx");
    }

    private static final String MOVES = """
            NP 10 MOVUPS Vx,Wx
            66 10 MOVUPD Vx,Wx
            F3 10 MOVSS Vx,Wd
            F2 10 MOVSD_XMM Vx,Wq
            NP 11 MOVUPS Wx,Vx
            66 11 MOVUPD Wx,Vx
            F3 11 MOVSS Wd,Vx
            F2 11 MOVSD_XMM Wq,Vx
            NP 12 MOVHLPS Vx,Ux
            NP 12 MOVLPS Vx,Mq
            66 12 MOVLPD Vx,Mq
            F3 12 !MOVSLDUP_(SSE3)
            F2 12 !MOVDDUP_(SSE3)
            NP 13 MOVLPS Mq,Vx
            66 13 MOVLPD Mq,Vx
            NP 16 MOVLHPS Vx,Ux
            NP 16 MOVHPS Vx,Mq
            66 16 MOVHPD Vx,Mq
            F3 16 !MOVSHDUP_(SSE3)
            NP 17 MOVHPS Mq,Vx
            66 17 MOVHPD Mq,Vx
            NP 28 MOVAPS Vx,Wx
            66 28 MOVAPD Vx,Wx
            NP 29 MOVAPS Wx,Vx
            66 29 MOVAPD Wx,Vx
            NP 2B MOVNTPS Mx,Vx
            66 2B MOVNTPD Mx,Vx
            NP 50 MOVMSKPS Gd,Ux
            66 50 MOVMSKPD Gd,Ux
            66 6E MOVD|MOVQ Vx,Ey
            66 6F MOVDQA Vx,Wx
            F3 6F MOVDQU Vx,Wx
            66 7E MOVD|MOVQ Ey,Vx
            F3 7E MOVQ Vx,Wq
            66 7F MOVDQA Wx,Vx
            F3 7F MOVDQU Wx,Vx
            NP C3 MOVNTI My,Gy
            66 D6 MOVQ Wq,Vx
            F2 D6 !MOVDQ2Q_(MMX)
            F3 D6 !MOVQ2DQ_(MMX)
            66 D7 PMOVMSKB Gd,Ux
            66 E7 MOVNTDQ Mx,Vx
            F2 F0 !LDDQU_(SSE3)
            66 F7 !MASKMOVDQU
            """;

    private static final String FLOAT = """
            NP 14 UNPCKLPS Vx,Wx
            66 14 UNPCKLPD Vx,Wx
            NP 15 UNPCKHPS Vx,Wx
            66 15 UNPCKHPD Vx,Wx
            NP 2E UCOMISS Vx,Wd
            66 2E UCOMISD Vx,Wq
            NP 2F COMISS Vx,Wd
            66 2F COMISD Vx,Wq
            NP 52 RSQRTPS Vx,Wx
            F3 52 RSQRTSS Vx,Wd
            NP 53 RCPPS Vx,Wx
            F3 53 RCPSS Vx,Wd
            NP 54 ANDPS Vx,Wx
            66 54 ANDPD Vx,Wx
            NP 55 ANDNPS Vx,Wx
            66 55 ANDNPD Vx,Wx
            NP 56 ORPS Vx,Wx
            66 56 ORPD Vx,Wx
            NP 57 XORPS Vx,Wx
            66 57 XORPD Vx,Wx
            66 7C !HADDPD_(SSE3)
            F2 7C !HADDPS_(SSE3)
            66 7D !HSUBPD_(SSE3)
            F2 7D !HSUBPS_(SSE3)
            NP C2 CMPPS Vx,Wx,Ib
            66 C2 CMPPD Vx,Wx,Ib
            F3 C2 CMPSS Vx,Wd,Ib
            F2 C2 CMPSD_XMM Vx,Wq,Ib
            NP C6 SHUFPS Vx,Wx,Ib
            66 C6 SHUFPD Vx,Wx,Ib
            66 D0 !ADDSUBPD_(SSE3)
            F2 D0 !ADDSUBPS_(SSE3)
            """;

    private static final String CONVERSIONS = """
            F3 2A CVTSI2SS Vx,Ey
            F2 2A CVTSI2SD Vx,Ey
            F3 2C CVTTSS2SI Gy,Wd
            F2 2C CVTTSD2SI Gy,Wq
            F3 2D CVTSS2SI Gy,Wd
            F2 2D CVTSD2SI Gy,Wq
            NP 5A CVTPS2PD Vx,Wq
            66 5A CVTPD2PS Vx,Wx
            F3 5A CVTSS2SD Vx,Wd
            F2 5A CVTSD2SS Vx,Wq
            NP 5B CVTDQ2PS Vx,Wx
            66 5B CVTPS2DQ Vx,Wx
            F3 5B CVTTPS2DQ Vx,Wx
            66 E6 CVTTPD2DQ Vx,Wx
            F3 E6 CVTDQ2PD Vx,Wq
            F2 E6 CVTPD2DQ Vx,Wx
            """;

    private static final String SHIFTS_AND_SHUFFLES = """
            66 70 PSHUFD Vx,Wx,Ib
            F3 70 PSHUFHW Vx,Wx,Ib
            F2 70 PSHUFLW Vx,Wx,Ib
            66 71/2 PSRLW Ux,Ib
            66 71/4 PSRAW Ux,Ib
            66 71/6 PSLLW Ux,Ib
            66 72/2 PSRLD Ux,Ib
            66 72/4 PSRAD Ux,Ib
            66 72/6 PSLLD Ux,Ib
            66 73/2 PSRLQ Ux,Ib
            66 73/3 PSRLDQ Ux,Ib
            66 73/6 PSLLQ Ux,Ib
            66 73/7 PSLLDQ Ux,Ib
            66 C4 PINSRW Vx,Ee,Ib
            66 C5 PEXTRW Gd,Ux,Ib
            """;

    private static final String INTEGERS = """
            60 PUNPCKLBW, 61 PUNPCKLWD, 62 PUNPCKLDQ, 63 PACKSSWB, 64 PCMPGTB, 65 PCMPGTW, 66 PCMPGTD, 67 PACKUSWB
            68 PUNPCKHBW, 69 PUNPCKHWD, 6A PUNPCKHDQ, 6B PACKSSDW, 6C PUNPCKLQDQ, 6D PUNPCKHQDQ
            74 PCMPEQB, 75 PCMPEQW, 76 PCMPEQD
            D1 PSRLW, D2 PSRLD, D3 PSRLQ, D4 PADDQ, D5 PMULLW, D8 PSUBUSB, D9 PSUBUSW, DA PMINUB, DB PAND
            DC PADDUSB, DD PADDUSW, DE PMAXUB, DF PANDN
            E0 PAVGB, E1 PSRAW, E2 PSRAD, E3 PAVGW, E4 PMULHUW, E5 PMULHW, E8 PSUBSB, E9 PSUBSW, EA PMINSW, EB POR
            EC PADDSB, ED PADDSW, EE PMAXSW, EF PXOR
            F1 PSLLW, F2 PSLLD, F3 PSLLQ, F4 PMULUDQ, F5 PMADDWD, F6 PSADBW, F8 PSUBB, F9 PSUBW, FA PSUBD, FB PSUBQ
            FC PADDB, FD PADDW, FE PADDD
            """;
}

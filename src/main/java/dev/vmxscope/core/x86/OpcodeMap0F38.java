package dev.vmxscope.core.x86;

import java.util.stream.Stream;

/**
 * The three-byte opcodes 0FH 38H xx and 0FH 3AH xx (Intel SDM volume 2D, tables ): a few are known, the
 * others by the name of their extension only.
 */
final class OpcodeMap0F38 {
    static final OpcodeTable TABLE = new OpcodeTable(Stream.of(
                    """
                    66 80 INVEPT Gr,Mx
                    66 81 INVVPID Gr,Mx
                    66 82 INVPCID Gr,Mx
                    NF F0 MOVBE Gv,Mv
                    NF F1 MOVBE Mv,Gv
                    """.lines(),
                    OpcodeTable.each("00-0B 1C-1E", "%02X !SSSE3"),
                    OpcodeTable.each("10 14 15 17 20-25 28-2B 30-36 38-41", "66 %02X !SSE4.1"),
                    OpcodeTable.each("37", "66 %02X !SSE4.2"),
                    OpcodeTable.each("C8-CD", "NP %02X !SHA"),
                    OpcodeTable.each("CF", "66 %02X !GFNI"),
                    OpcodeTable.each("D8 DC-DF FA FB", "F3 %02X !Key_Locker"),
                    OpcodeTable.each("DB-DF", "66 %02X !AES"),
                    OpcodeTable.each("F0 F1", "F2 %02X !CRC32"),
                    OpcodeTable.each("F5", "66 %02X !WRUSS_(CET)"),
                    OpcodeTable.each("F6", "NP %02X !WRSS_(CET)"),
                    OpcodeTable.each("F6", "66 %02X !ADCX"),
                    OpcodeTable.each("F6", "F3 %02X !ADOX"),
                    OpcodeTable.each("F8", "66 %02X !MOVDIR64B"),
                    OpcodeTable.each("F8", "F2 %02X !ENQCMD"),
                    OpcodeTable.each("F8", "F3 %02X !ENQCMDS"),
                    OpcodeTable.each("F9", "NP %02X !MOVDIRI"),
                    OpcodeTable.each("FC", "%02X !AADD_and_others_(RAO-INT)"))
            .flatMap(rows -> rows));

    static final OpcodeTable TABLE_3A = new OpcodeTable(Stream.of(
                    OpcodeTable.each("0F", "%02X !PALIGNR_(SSSE3)"),
                    OpcodeTable.each("08-0E 14-17 20-22 40-42", "66 %02X !SSE4.1"),
                    OpcodeTable.each("44", "66 %02X !PCLMULQDQ"),
                    OpcodeTable.each("60-63", "66 %02X !SSE4.2"),
                    OpcodeTable.each("CC", "NP %02X !SHA"),
                    OpcodeTable.each("CE CF", "66 %02X !GFNI"),
                    OpcodeTable.each("DF", "66 %02X !AES"),
                    OpcodeTable.each("F0", "F3 %02X !HRESET"))
            .flatMap(rows -> rows));

    private OpcodeMap0F38() {}
}

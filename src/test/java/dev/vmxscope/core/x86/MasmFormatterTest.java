package dev.vmxscope.core.x86;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected texts are typed as MASM source would have them. */
class MasmFormatterTest {
    private static final Map<Long, String> NAMES =
            Map.of(0x140002000L, "MyHypervisorDriver!AsmEnableVmxOperation", 0x140003000L, "MyHypervisorDriver!g_Name");

    private static String format(Mode mode, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        Instruction instruction = ((Decoded.Ok) Decoder.decode(bytes, 0, bytes.length, mode)).instruction();
        return MasmFormatter.format(instruction, 0x140001000L, address -> Optional.ofNullable(NAMES.get(address)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0F 20 E0 | mov rax, cr4",
                "48 0D 00 20 00 00 | or rax, 2000h",
                "48 89 44 24 20 | mov qword ptr [rsp+20h], rax",
                "48 89 44 24 F8 | mov qword ptr [rsp-8], rax",
                "83 E0 F0 | and eax, 0FFFFFFF0h",
                "48 83 E4 F0 | and rsp, 0FFFFFFFFFFFFFFF0h",
                "B0 FF | mov al, 0FFh",
                "B0 09 | mov al, 9",
                "B0 0A | mov al, 0Ah",
                "B0 10 | mov al, 10h",
                "E8 FB 0F 00 00 | call MyHypervisorDriver!AsmEnableVmxOperation",
                "E8 FB 0E 00 00 | call 140001F00h",
                "48 8D 0D F9 1F 00 00 | lea rcx, [MyHypervisorDriver!g_Name]",
                "48 8D 0D F8 1F 00 00 | lea rcx, [140002FFFh]",
                "8B 05 FA 1F 00 00 | mov eax, dword ptr [MyHypervisorDriver!g_Name]",
                "65 48 8B 04 25 88 01 00 00 | mov rax, qword ptr gs:[188h]",
                "43 8B 84 8C 00 01 00 00 | mov eax, dword ptr [r12+r9*4+100h]",
                "8B 04 08 | mov eax, dword ptr [rax+rcx]",
                "8B 04 C5 40 00 00 00 | mov eax, dword ptr [rax*8+40h]",
                "F3 48 AB | rep stosq",
                "F3 A6 | repe cmpsb",
                "F2 AE | repne scasb",
                "65 AC | lodsb byte ptr gs:[rsi]",
                "F0 48 0F B1 0F | lock cmpxchg qword ptr [rdi], rcx",
                "F3 0F C7 30 | vmxon qword ptr [rax]",
                "0F 01 C4 | vmxoff",
                "0F 78 C8 | vmread rax, rcx",
                "66 0F 38 80 08 | invept rcx, xmmword ptr [rax]",
                "0F 01 10 | lgdt tbyte ptr [rax]",
                "0F 01 38 | invlpg [rax]",
                "F2 0F C2 C1 02 | cmplesd xmm0, xmm1",
                "F2 0F C2 C1 1F | cmpsd xmm0, xmm1, 1Fh",
                "F2 0F 10 00 | movsd xmm0, qword ptr [rax]",
                "CD 29 | int 29h",
                "D1 E0 | shl eax, 1",
                "C3 | ret",
                "66 90 | nop",
            })
    void writesMasm(String hex, String text) {
        assertThat(format(Mode.BITS64, hex)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EB FE | jmp 1000h",
                "EA 10 00 00 F0 | jmp 0F000h:10h",
                "8B 46 FE | mov ax, word ptr [bp-2]",
                "26 8A 00 | mov al, byte ptr es:[bx+si]",
                "A1 34 12 | mov ax, word ptr [1234h]",
            })
    void writesSixteenBitCode(String hex, String text) {
        assertThat(format(Mode.BITS16, hex)).isEqualTo(text);
    }
}

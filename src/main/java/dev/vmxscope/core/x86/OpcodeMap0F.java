package dev.vmxscope.core.x86;

import java.util.stream.Stream;

/** The two-byte opcodes 0FH xx save for the SSE ones (Intel SDM volume 2D, tables ). */
final class OpcodeMap0F {
    static final OpcodeTable TABLE = new OpcodeTable(Stream.of(
                    OpcodeMap0F.SYSTEM.lines(),
                    OpcodeMap0F.GENERAL.lines(),
                    OpcodeTable.each("19 1C 1D 1F", "%02X NOP Ev"),
                    OpcodeTable.run(0x40, "%02X %s Gv,Ev", OpcodeTable.conditions(Mnemonic.CMOVO)),
                    OpcodeTable.run(0x80, "%02X %s Jz f64", OpcodeTable.conditions(Mnemonic.JO)),
                    OpcodeTable.run(0x90, "%02X %s Eb", OpcodeTable.conditions(Mnemonic.SETO)),
                    OpcodeTable.each("C8-CF", "%02X BSWAP Zv"),
                    SseMap.rows())
            .flatMap(rows -> rows));

    private OpcodeMap0F() {}

    // SYSCALL and SYSRET: Intel processors know them in 64-bit mode only. 0FH 0EH and 0FH 0FH are AMD's 3DNow.
    private static final String SYSTEM = """
            00/0 SLDT Eu
            00/1 STR Eu
            00/2 LLDT Ew
            00/3 LTR Ew
            00/4 VERR Ew
            00/5 VERW Ew
            F2 00/6 !LKGS_(FRED)
            01/0 SGDT Mt
            01/1 SIDT Mt
            01/2 LGDT Mt
            01/3 LIDT Mt
            01/4 SMSW Eu
            F3 01/5 !RSTORSSP_(CET) mem
            01/6 LMSW Ew
            01/7 INVLPG M0
            NP 01:C0 !ENCLV_(SGX)
            01:C1 VMCALL
            01:C2 VMLAUNCH
            01:C3 VMRESUME
            01:C4 VMXOFF
            NP 01:C5 !PCONFIG
            NP 01:C6 !WRMSRNS
            F2 01:C6 !RDMSRLIST_(MSRLIST)
            F3 01:C6 !WRMSRLIST_(MSRLIST)
            NP 01:C8 MONITOR
            NP 01:C9 MWAIT
            NP 01:CA CLAC
            F2 01:CA !ERETS_(FRED)
            F3 01:CA !ERETU_(FRED)
            NP 01:CB STAC
            F2 01:CC !SEAMRET_(TDX)
            NP 01:CC !TDCALL_(TDX)
            NP 01:CF !ENCLS_(SGX)
            NP 01:D0 XGETBV
            NP 01:D1 XSETBV
            NP 01:D4 VMFUNC
            NP 01:D5 !XEND_(TSX)
            NP 01:D6 !XTEST_(TSX)
            NP 01:D7 !ENCLU_(SGX)
            F3 01:E8 !SETSSBSY_(CET)
            NP 01:E8 !SERIALIZE
            F3 01:EA !SAVEPREVSSP_(CET)
            F2 01:E8 !XSUSLDTRK_(TSXLDTRK)
            F2 01:E9 !XRESLDTRK_(TSXLDTRK)
            NP 01:EE !RDPKRU_(PKU)
            NP 01:EF !WRPKRU_(PKU)
            01:F8 SWAPGS o64
            01:F9 RDTSCP
            02 LAR Gv,Ew
            03 LSL Gv,Ew
            05 SYSCALL o64
            06 CLTS
            07 SYSRET|SYSRETQ o64
            08 INVD
            F3 09 !WBNOINVD
            09 WBINVD
            0B UD2
            0D/0 PREFETCH M0
            0D/1 PREFETCHW M0
            0D/2 !PREFETCHWT1 mem
            0D NOP Ev
            18/0 PREFETCHNTA M0
            18/1 PREFETCHT0 M0
            18/2 PREFETCHT1 M0
            18/3 PREFETCHT2 M0
            18 NOP Ev
            1A !BNDLDX_and_others_(MPX)
            1B !BNDSTX_and_others_(MPX)
            F3 1E:FA ENDBR64
            F3 1E:FB ENDBR32
            F3 1E/1 !RDSSP_(CET) reg
            1E NOP Ev
            20 MOV Pr,Cr
            21 MOV Pr,Dr
            22 MOV Cr,Pr
            23 MOV Dr,Pr
            30 WRMSR
            31 RDTSC
            32 RDMSR
            33 RDPMC
            34 SYSENTER
            35 SYSEXIT|SYSEXITQ
            NP 37 GETSEC
            NP 77 !EMMS_(MMX)
            NP 78 VMREAD Er,Gr
            NP 79 VMWRITE Gr,Er
            A0 PUSH FS d64
            A1 POP FS d64
            A2 CPUID
            A8 PUSH GS d64
            A9 POP GS d64
            AA RSM
            NP AE/0 FXSAVE|FXSAVE64 Mf
            NP AE/1 FXRSTOR|FXRSTOR64 Mf
            NP AE/2 LDMXCSR Md
            NP AE/3 STMXCSR Md
            NP AE/4 !XSAVE mem
            NP AE/5 !XRSTOR mem
            NP AE/6 !XSAVEOPT mem
            NP AE/7 CLFLUSH M0
            NP AE/5 LFENCE reg
            NP AE/6 MFENCE reg
            NP AE/7 SFENCE reg
            66 AE/6 CLWB M0
            66 AE/7 CLFLUSHOPT M0
            66 AE/6 !TPAUSE_(WAITPKG) reg
            F2 AE/6 !UMWAIT_(WAITPKG) reg
            F3 AE/6 !UMONITOR_(WAITPKG) reg
            F3 AE/6 !CLRSSBSY_(CET) mem
            F3 AE/5 !INCSSP_(CET) reg
            F3 AE/4 !PTWRITE
            F3 AE/0 RDFSBASE Ry o64
            F3 AE/1 RDGSBASE Ry o64
            F3 AE/2 WRFSBASE Ry o64
            F3 AE/3 WRGSBASE Ry o64
            C7/1 CMPXCHG8B|CMPXCHG16B Mc lock
            NP C7/3 !XRSTORS mem
            NP C7/4 !XSAVEC mem
            NP C7/5 !XSAVES mem
            NP C7/6 VMPTRLD Mq
            66 C7/6 VMCLEAR Mq
            F3 C7/6 VMXON Mq
            NP C7/7 VMPTRST Mq
            NF C7/6 RDRAND Rv
            NF C7/7 RDSEED Rv
            F3 C7/7 RDPID Rr
            """;

    private static final String GENERAL = """
            A3 BT Ev,Gv
            A4 SHLD Ev,Gv,Ib
            A5 SHLD Ev,Gv,CL
            AB BTS Ev,Gv lock
            AC SHRD Ev,Gv,Ib
            AD SHRD Ev,Gv,CL
            AF IMUL Gv,Ev
            B0 CMPXCHG Eb,Gb lock
            B1 CMPXCHG Ev,Gv lock
            B2 LSS Gv,Mp
            B3 BTR Ev,Gv lock
            B4 LFS Gv,Mp
            B5 LGS Gv,Mp
            B6 MOVZX Gv,Eb
            B7 MOVZX Gv,Ew
            F3 B8 POPCNT Gv,Ev
            B9 UD1 Gv,Ev
            BA/4 BT Ev,Ib
            BA/5 BTS Ev,Ib lock
            BA/6 BTR Ev,Ib lock
            BA/7 BTC Ev,Ib lock
            BB BTC Ev,Gv lock
            F3 BC TZCNT Gv,Ev
            BC BSF Gv,Ev
            F3 BD LZCNT Gv,Ev
            BD BSR Gv,Ev
            BE MOVSX Gv,Eb
            BF MOVSX Gv,Ew
            C0 XADD Eb,Gb lock
            C1 XADD Ev,Gv lock
            FF UD0 Gv,Ev
            """;
}

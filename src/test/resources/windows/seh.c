/* Exceptions: caught by filters, passed on by them, __finally on the way. Built by
   clang-19 --target=x86_64-w64-mingw32 -ffreestanding -fms-extensions -mno-red-zone -fno-stack-protector -w
       -isystem /usr/share/mingw-w64/include/ddk -isystem /usr/share/mingw-w64/include -include intrin.h -O0 -c seh.c
   lld-link-19 /nodefaultlib /driver /subsystem:native /entry:DriverEntry /machine:x64 /Brepro /out:seh.sys seh.obj
       libntoskrnl.a */
#include <ntddk.h>
static volatile LONG Zero;
static volatile LONG *Null;
static int Filter(EXCEPTION_POINTERS *p, int want) { DbgPrint("filter %08x at %p want %d", p->ExceptionRecord->ExceptionCode, p->ExceptionRecord->ExceptionAddress, want); return want; }
__attribute__((noinline)) static void Inner(int what) {
  __try {
    if (what==0) ProbeForRead((PVOID)0x800000000000, 8, 1);
    if (what==1) ProbeForRead((PVOID)0x1001, 8, 4);
    if (what==2) DbgPrint("%d", 10 / Zero);
    if (what==3) *Null = 5;
    if (what==4) ExRaiseStatus(STATUS_INSUFFICIENT_RESOURCES);
  } __finally { DbgPrint("finally %d", what); }
}
__attribute__((noinline)) static void Outer(int what) {
  ULONG code = 0;
  __try { Inner(what); DbgPrint("not reached"); }
  __except (Filter(GetExceptionInformation(), what == 4 ? 0 : 1)) { code = GetExceptionCode(); DbgPrint("caught %08x in %d", code, what); }
}
VOID NTAPI Unload(PDRIVER_OBJECT d) { DbgPrint("bye"); }
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING r) {
  int i; d->DriverUnload = Unload;
  for (i = 0; i < 4; i++) Outer(i);
  __try { Outer(4); } __except (1) { DbgPrint("outermost"); }
  return 0;
}

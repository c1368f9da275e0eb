/* Broadcasts, barriers, DPCs, spin locks, system threads and waits. Built as seh.c, linked with libhal.a too. */
#include <ntddk.h>
typedef VOID DPCR(PKDPC, PVOID, PVOID, PVOID);
NTKERNELAPI VOID NTAPI KeGenericCallDpc(DPCR *Routine, PVOID Context);
NTKERNELAPI VOID NTAPI KeSignalCallDpcDone(PVOID a);
NTKERNELAPI LOGICAL NTAPI KeSignalCallDpcSynchronize(PVOID a);
static volatile LONG Arrived, Seen, Dpcs, Threads;
static KDPC Dpc[4]; static KEVENT Event, Done; static KSPIN_LOCK Lock; static FAST_MUTEX Mutex;
static ULONG_PTR NTAPI Ipi(ULONG_PTR n) {
  InterlockedIncrement(&Arrived);
  while (Arrived < (LONG)n) YieldProcessor();
  DbgPrint("ipi cpu %u irql %u", KeGetCurrentProcessorNumberEx(NULL), KeGetCurrentIrql());
  return 100 + KeGetCurrentProcessorNumberEx(NULL);
}
static VOID Generic(PKDPC d, PVOID c, PVOID a1, PVOID a2) {
  LOGICAL last = KeSignalCallDpcSynchronize(a2);
  InterlockedIncrement(&Seen);
  KeSignalCallDpcSynchronize(a2);
  DbgPrint("dpc cpu %u irql %u last %u seen %d", KeGetCurrentProcessorNumberEx(NULL), KeGetCurrentIrql(), (ULONG)last, Seen);
  KeSignalCallDpcDone(a1);
}
static VOID NTAPI Queued(PKDPC d, PVOID c, PVOID a1, PVOID a2) {
  DbgPrint("queued %p %p %p on %u irql %u", c, a1, a2, KeGetCurrentProcessorNumberEx(NULL), KeGetCurrentIrql());
  if (InterlockedIncrement(&Dpcs) == 3) KeSetEvent(&Done, 0, FALSE);
}
static VOID NTAPI Worker(PVOID c) {
  LARGE_INTEGER t; t.QuadPart = -50000;
  KeWaitForSingleObject(&Event, Executive, KernelMode, FALSE, NULL);
  DbgPrint("worker %u", (ULONG)(ULONG_PTR)c);
  KeDelayExecutionThread(KernelMode, FALSE, &t);
  ExAcquireFastMutex(&Mutex); Threads++; DbgPrint("worker %u again irql %u", (ULONG)(ULONG_PTR)c, KeGetCurrentIrql()); ExReleaseFastMutex(&Mutex);
  PsTerminateSystemThread(0);
}
VOID NTAPI Unload(PDRIVER_OBJECT d) { DbgPrint("bye"); }
NTSTATUS NTAPI DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING r) {
  ULONG n = KeQueryActiveProcessorCount(NULL), i; KIRQL irql; HANDLE h[2]; PVOID t[2]; LARGE_INTEGER to; NTSTATUS s; LARGE_INTEGER a, b;
  d->DriverUnload = Unload;
  DbgPrint("ipi gave %u", (ULONG)KeIpiGenericCall(Ipi, n));
  KeGenericCallDpc(Generic, NULL);
  KeInitializeEvent(&Event, NotificationEvent, FALSE); KeInitializeEvent(&Done, SynchronizationEvent, FALSE); ExInitializeFastMutex(&Mutex);
  KeInitializeSpinLock(&Lock);
  KeAcquireSpinLock(&Lock, &irql);
  for (i = 0; i < 3; i++) { KeInitializeDpc(&Dpc[i], (PKDEFERRED_ROUTINE)Queued, (PVOID)(ULONG_PTR)(i+1)); if (i) KeSetTargetProcessorDpc(&Dpc[i], (CCHAR)(i % n)); KeInsertQueueDpc(&Dpc[i], (PVOID)7, (PVOID)8); }
  DbgPrint("queued twice: %u", KeInsertQueueDpc(&Dpc[0], 0, 0));
  DbgPrint("before release irql %u", KeGetCurrentIrql());
  KeReleaseSpinLock(&Lock, irql);
  DbgPrint("after release irql %u", KeGetCurrentIrql());
  KeWaitForSingleObject(&Done, Executive, KernelMode, FALSE, NULL);
  for (i = 0; i < 2; i++) { PsCreateSystemThread(&h[i], THREAD_ALL_ACCESS, NULL, NULL, NULL, Worker, (PVOID)(ULONG_PTR)i); ObReferenceObjectByHandle(h[i], THREAD_ALL_ACCESS, NULL, KernelMode, &t[i], NULL); ZwClose(h[i]); }
  to.QuadPart = -10000; a = KeQueryPerformanceCounter(NULL);
  s = KeWaitForSingleObject(t[0], Executive, KernelMode, FALSE, &to); b = KeQueryPerformanceCounter(NULL);
  DbgPrint("timeout %x after %d", s, (int)(b.QuadPart - a.QuadPart) / 1000);
  KeSetEvent(&Event, 0, FALSE);
  for (i = 0; i < 2; i++) { s = KeWaitForSingleObject(t[i], Executive, KernelMode, FALSE, NULL); DbgPrint("joined %u: %x", i, s); ObDereferenceObject(t[i]); }
  DbgPrint("threads %d irql %u", Threads, KeGetCurrentIrql());
  return 0;
}

package dev.vmxscope.core.windows;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.x86.exec.NotEmulated;

/** The C runtime for programs: what it has beyond {@link RuntimeExports}. */
final class UserRuntimeExports {
    private static final int KEY = '\r';

    private UserRuntimeExports() {}

    static void define(ExportTable table) {
        table.function("printf", (kernel, a) -> {
            String text = Varargs.print(kernel, a.get(0), Varargs.from(a, 1));
            kernel.app.print(text);
            return text.length();
        });
        table.function("puts", (kernel, a) -> {
            kernel.app.print(kernel.space.text(a.get(0), 1 << 16) + "\n");
            return 0;
        });
        table.function("putchar", (kernel, a) -> {
            kernel.app.print(String.valueOf((char) (a.int32(0) & 0xFF)));
            return a.int32(0) & 0xFF;
        });
        table.function("_putch", (kernel, a) -> {
            kernel.app.print(String.valueOf((char) (a.int32(0) & 0xFF)));
            return a.int32(0) & 0xFF;
        });
        table.function("getchar", (kernel, a) -> key(kernel, '\n'));
        table.function("_getch", (kernel, a) -> key(kernel, KEY));
        table.function("_getche", (kernel, a) -> key(kernel, KEY));
        table.function("system", (kernel, a) -> {
            String command = kernel.space.text(a.get(0), 1 << 12);
            if (!command.equalsIgnoreCase("pause")) {
                throw new NotEmulated(Message.of("missing.system", command));
            }
            kernel.app.print("Press any key to continue . . . ");
            return key(kernel, 0);
        });
        table.service("exit", (kernel, a) -> kernel.app.exit(a.int32(0)));
        table.service("_exit", (kernel, a) -> kernel.app.exit(a.int32(0)));
        table.service("abort", (kernel, a) -> kernel.app.exit(3));
        table.function("malloc", (kernel, a) -> kernel.app.allocate(a.get(0)));
        table.function("calloc", (kernel, a) -> kernel.app.allocate(a.get(0) * a.get(1)));
        table.procedure("free", (kernel, a) -> {});
        table.function("_kbhit", (kernel, a) -> 1);
    }

    /** Nobody sits before the program, so a key comes at once: Enter. */
    private static long key(Kernel kernel, int key) {
        kernel.emit(new WindowsEvent.KeyPressed());
        return key;
    }
}

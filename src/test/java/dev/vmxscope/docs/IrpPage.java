package dev.vmxscope.docs;

import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.nt.FastIo;
import dev.vmxscope.core.windows.nt.Major;
import dev.vmxscope.core.windows.nt.Minor;
import dev.vmxscope.core.windows.nt.StackParameters;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page of all requests: major and minor functions, who sends them, fast I/O, ways to pass buffers. */
final class IrpPage {
    private static final Texts WINDOW = Texts.window(Language.ENGLISH);

    private IrpPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                # Requests to drivers

                Made from the tables by `DocumentationTest`. Codes: wdm.h and ntifs.h; meanings: Microsoft's page of each
                code.

                ## Major functions

                The major function code of an IRP selects the slot of the driver's dispatch table. "What leads to it" is a
                call of user mode, or else the component of the kernel that sends it. The parameters lie in the stack
                location from offset 08H on.

                | code | name | what leads to it | what it is for | parameters |
                |---|---|---|---|---|
                """);
        for (int major = 0; major < Major.COUNT; major++) {
            String code = String.format(Locale.ROOT, "%02X", major);
            page.append(row(
                    code + "H",
                    "`" + Major.name(major) + "`",
                    WINDOW.get("irp.trigger." + code),
                    Major.what(major).orElseThrow().toString(),
                    major == Major.POWER || major == Major.PNP || major == Major.DIRECTORY_CONTROL
                            ? "see its minor functions"
                            : parameters(major, 0)));
        }
        minors(page);
        fastIo(page);
        transfers(page);
        return page.toString();
    }

    private static void minors(StringBuilder page) {
        page.append("\n## Minor functions\n\n"
                + "Major functions that are not listed have none. For power and Plug and Play the parameters depend on the\n"
                + "minor function. Those of a write are those of a read.\n\n"
                + "| major | code | name | what it is for | parameters |\n|---|---|---|---|---|\n");
        for (Minor minor : Minor.all()) {
            if (minor.major() == Major.WRITE) {
                continue;
            }
            page.append(row(
                    "`" + Major.name(minor.major()) + "`",
                    String.format(Locale.ROOT, "%02XH", minor.code()),
                    "`" + minor.fullName() + "`",
                    minor.what().toString(),
                    parameters(minor.major(), minor.code())));
        }
    }

    private static void fastIo(StringBuilder page) {
        page.append("\n## Fast I/O\n\n"
                + "Windows may call one of these routines of DRIVER_OBJECT.FastIoDispatch instead of sending an IRP; where the\n"
                + "routine is missing or returns FALSE, the IRP is sent. They are for file systems, whose data may lie in the\n"
                + "cache. This emulator keeps the table but never calls it: it always sends the IRP, as Windows does for a\n"
                + "driver that leaves the pointer NULL.\n\n"
                + "| offset | routine | what it is for |\n|---|---|---|\n");
        for (int at = 0; at < FastIo.names().size(); at++) {
            String name = FastIo.names().get(at);
            page.append(row(
                    String.format(Locale.ROOT, "%02XH", FastIo.FIRST + 8 * at),
                    "`" + name + "`",
                    FastIo.what(name).toString()));
        }
    }

    private static void transfers(StringBuilder page) {
        page.append("""

                ## Ways to pass buffers

                Bits 1:0 of an I/O control code choose one, and for reads, writes, directories, quotas and extended
                attributes the flags of the DEVICE_OBJECT. Source: Microsoft, "Buffer Descriptions for I/O Control Codes",
                "Methods for Accessing Data Buffers".

                | way | chosen by | input | output |
                |---|---|---|---|
                | buffered | METHOD_BUFFERED (0), DO_BUFFERED_IO | copied to `Irp->AssociatedIrp.SystemBuffer` | written to the same system buffer; `IoStatus.Information` bytes are copied back unless the status is an error |
                | direct, in | METHOD_IN_DIRECT (1) | copied to `Irp->AssociatedIrp.SystemBuffer` | the second buffer's pages are locked after a check that they can be read; `Irp->MdlAddress` |
                | direct, out | METHOD_OUT_DIRECT (2), DO_DIRECT_IO | copied to `Irp->AssociatedIrp.SystemBuffer` | the second buffer's pages are locked after a check that they can be written; `Irp->MdlAddress` |
                | neither | METHOD_NEITHER (3), neither flag | the caller's address in `Parameters.DeviceIoControl.Type3InputBuffer` | the caller's address in `Irp->UserBuffer`; nothing is checked |

                Information, volume information, and the copies of labels and sizes always go through the system buffer.
                A control code in its parts: device type in bits 31:16, required access in bits 15:14, function in bits 13:2,
                method in bits 1:0.
                """);
    }

    private static String parameters(int major, int minor) {
        return StackParameters.of(major, minor).stream()
                .map(parameter -> String.format(
                        Locale.ROOT,
                        "`%s` %02XH",
                        parameter.name().substring("Parameters.".length()),
                        parameter.offset()))
                .collect(Collectors.joining(", "));
    }

    private static String row(String... cells) {
        return List.of(cells).stream().map(cell -> " " + cell + " ").collect(Collectors.joining("|", "|", "|\n"));
    }
}

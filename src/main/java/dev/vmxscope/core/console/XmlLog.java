package dev.vmxscope.core.console;

import dev.vmxscope.core.text.Message;
import dev.vmxscope.core.windows.DebugLine;

/** One XML document: a {@code log} of {@code line}s and {@code comment}s. */
final class XmlLog implements LogFormat.Writing {
    @Override
    public String head() {
        return Xml.DECLARATION + "<log>\n";
    }

    @Override
    public String printed(ConsoleRow.Printed row, String time, long start) {
        DebugLine line = row.line();
        StringBuilder xml = new StringBuilder("  <line");
        number(xml, "number", row.number());
        number(xml, "step", line.step());
        attribute(xml, "time", Times.date(line.time()));
        attribute(xml, "elapsed", Times.seconds(line.time() - start));
        number(xml, "cpu", line.cpu());
        number(xml, "irql", line.irql());
        attribute(xml, "origin", line.user() ? CsvLog.USER : CsvLog.KERNEL);
        attribute(xml, "process", line.process());
        number(xml, "pid", line.processId());
        number(xml, "thread", line.thread());
        if (line.component() != LoadedLog.UNKNOWN) {
            number(xml, "component", line.component());
            attribute(xml, "level", Integer.toUnsignedString(line.level()));
        }
        attribute(xml, "mask", "0x" + Message.digits(Integer.toUnsignedLong(line.mask())));
        attribute(xml, "all", "0x" + Message.digits(Integer.toUnsignedLong(line.all())));
        attribute(xml, "verdict", line.verdict().name());
        if (line.caller() != 0) {
            attribute(xml, "caller", "0x" + Message.digits(line.caller()));
        }
        return xml.append('>')
                .append(Xml.escaped(row.text()))
                .append("</line>\n")
                .toString();
    }

    @Override
    public String commented(ConsoleRow.Commented row) {
        return "  <comment" + Xml.attribute("after", Integer.toString(row.after())) + ">" + Xml.escaped(row.text())
                + "</comment>\n";
    }

    @Override
    public String tail() {
        return "</log>\n";
    }

    private static void number(StringBuilder xml, String name, long value) {
        if (value != LoadedLog.UNKNOWN) {
            attribute(xml, name, Long.toString(value));
        }
    }

    private static void attribute(StringBuilder xml, String name, String value) {
        xml.append(Xml.attribute(name, value));
    }
}

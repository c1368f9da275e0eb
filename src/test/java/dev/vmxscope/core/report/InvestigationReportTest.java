package dev.vmxscope.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vmxscope.core.event.Entry;
import dev.vmxscope.core.machine.Firmware;
import dev.vmxscope.core.machine.Machine;
import dev.vmxscope.core.machine.MachineSetup;
import dev.vmxscope.core.scenario.CpuProfiles;
import dev.vmxscope.core.session.Bench;
import dev.vmxscope.core.session.Command;
import dev.vmxscope.core.session.ModuleFile;
import dev.vmxscope.core.session.SampleFiles;
import dev.vmxscope.core.session.StandardCalls;
import dev.vmxscope.core.session.SymbolCatalogue;
import dev.vmxscope.core.text.Language;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.core.windows.DebugLine;
import dev.vmxscope.core.windows.DebugState;
import dev.vmxscope.core.windows.WindowsEvent;
import dev.vmxscope.core.windows.WindowsState;
import dev.vmxscope.core.windows.print.DebugVerdict;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class InvestigationReportTest {
    private static final String HOSTILE =
            "</code><script>alert(1)</script>&amp;\"'<img src=x onerror=alert(2)>\u202e\u0007";

    private static Bench vmxonWithFirmwareOff() throws Exception {
        ModuleFile driver = SampleFiles.driver("part2-vmxon");
        MachineSetup setup = MachineSetup.of(
                CpuProfiles.load("ice-lake"),
                2,
                Firmware.OFF,
                List.of(driver.load(), StandardCalls.open(), StandardCalls.close(), driver.unload()));
        Bench bench = new Bench(Machine.powerOn(setup), driver.driverNames(SymbolCatalogue.EMPTY));
        bench.execute(new Command.Run());
        return bench;
    }

    private static String page(Language language) throws Exception {
        Dossier dossier = Dossier.of("firmware off", "", vmxonWithFirmwareOff(), Sources.SAMPLES);
        return InvestigationReport.write(dossier.withLesson(new TreeMap<>(Map.of("id", "lesson-1"))), language);
    }

    /** Parses it as XML; a page that is not well-formed is an error here. */
    private static Document parse(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        DocumentBuilder builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new InputSource(new StringReader(page)));
    }

    private static List<Element> all(Node parent, String tag) {
        List<Element> found = new ArrayList<>();
        NodeList children = parent.getChildNodes();
        for (int at = 0; at < children.getLength(); at++) {
            if (children.item(at) instanceof Element element) {
                if (tag.equals("*") || element.getTagName().equals(tag)) {
                    found.add(element);
                }
                found.addAll(all(element, tag));
            }
        }
        return found;
    }

    private static Element section(Document page, String id) {
        return all(page, "section").stream()
                .filter(section -> section.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> cells(Element table, int column) {
        return all(table, "tr").stream()
                .map(row -> all(row, "td"))
                .filter(cells -> cells.size() > column)
                .map(cells -> cells.get(column).getTextContent())
                .toList();
    }

    @Test
    void theFactsAreThoseOfTheRun() throws Exception {
        Document page = parse(page(Language.ENGLISH));
        assertThat(section(page, "loaded").getTextContent())
                .contains(
                        "part2-vmxon",
                        "8192 bytes",
                        // sha256sum assets/drivers/part2-vmxon.sys
                        "a44f2f146d77348590eb4fd62b8f2a50ac1d765a051000083b97fedaad395a47");
        assertThat(section(page, "machine").getTextContent())
                .contains("ice-lake", "GenuineIntel", "IA32_FEATURE_CONTROL = 0x1", "the processor has VMX");
        assertThat(section(page, "verdicts").getTextContent())
                .contains(
                        "vmxon qword ptr [rcx]: #GP(0)",
                        "MyHypervisorDriver!AsmVmxon+0x0 (SourceAsm.asm:61)",
                        "Cause: VT-x is off in the firmware bios-off",
                        "IA32_FEATURE_CONTROL.VMX outside SMX is 0, must be 1",
                        "Intel SDM Vol. 3C, 24.7",
                        "set by the firmware",
                        "Switch VT-x on in the firmware and start again",
                        "feature-control-outside-smx",
                        "F3 0F C7 31",
                        "vmxon QWORD PTR [rcx]");
        assertThat(section(page, "console").getTextContent()).contains("[*] VMX locked off in BIOS");
        assertThat(section(page, "timeline").getTextContent())
                .contains("SYSTEM_SERVICE_EXCEPTION", "Parameters: 0xc0000096");
        assertThat(cells(section(page, "dispatch"), 1)).hasSize(28).contains("IRP_MJ_CREATE", "IRP_MJ_PNP");
        assertThat(cells(section(page, "dispatch"), 2)).contains("MyHypervisorDriver!DrvCreate+0x0");
        assertThat(section(page, "lesson").getTextContent()).contains("lesson-1");
    }

    @Test
    void theBitsOfCr4AreTheirsAtTheStartAndAtTheEnd() throws Exception {
        Document page = parse(page(Language.ENGLISH));
        List<String> captions = all(section(page, "registers"), "caption").stream()
                .map(Element::getTextContent)
                .toList();
        assertThat(captions).contains("CR4 = 0x1506f8", "CR4 = 0x1526f8", "IA32_FEATURE_CONTROL = 0x1");
        Element strip = all(section(page, "registers"), "table").stream()
                .filter(table -> table.getTextContent().contains("CR4 = 0x1526f8"))
                .findFirst()
                .orElseThrow();
        List<Element> rows = all(strip, "tr");
        List<String> names = all(rows.get(1), "th").stream()
                .skip(1)
                .map(Element::getTextContent)
                .toList();
        List<String> values =
                all(rows.get(2), "td").stream().map(Element::getTextContent).toList();
        assertThat(values).hasSameSizeAs(names);
        assertThat(values.get(names.indexOf("VMXE"))).isEqualTo("1");
        assertThat(values.get(names.indexOf("SMXE"))).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thePageNeedsNothingElse(Language language) throws Exception {
        String text = page(language);
        assertThat(text).startsWith("<!DOCTYPE html>\n");
        assertThat(text).doesNotContain("url(", "@import", "src=", "<link", "<iframe", "<object", "fetch", "XMLHttp");
        Document page = parse(text);
        assertThat(page.getDocumentElement().getAttribute("lang"))
                .isEqualTo(language.locale().toLanguageTag());
        for (Element element : all(page, "*")) {
            for (String attribute : List.of("href", "src", "action", "data", "style")) {
                assertThat(element.getAttribute(attribute)).matches("(#[a-z0-9-]+)?");
            }
        }
        assertThat(text.replace("http://www.w3.org/1999/xhtml", "")).doesNotContain("http:", "https:");
    }

    @Test
    void everyTableHasACaptionAndEveryLinkAGoal() throws Exception {
        Document page = parse(page(Language.CHINESE));
        assertThat(all(page, "table"))
                .hasSizeGreaterThan(8)
                .allSatisfy(table -> assertThat(all(table, "caption"))
                        .singleElement()
                        .satisfies(
                                caption -> assertThat(caption.getTextContent()).isNotBlank()));
        List<String> ids = all(page, "*").stream()
                .map(element -> element.getAttribute("id"))
                .toList();
        assertThat(ids.stream().filter(id -> !id.isEmpty())).doesNotHaveDuplicates();
        assertThat(all(page, "a"))
                .isNotEmpty()
                .allSatisfy(link ->
                        assertThat(ids).contains(link.getAttribute("href").substring(1)));
        assertThat(all(page, "h1")).hasSize(1);
    }

    @Test
    void whatADriverSaysOrIsNamedNeverBecomesMarkup() throws Exception {
        MachineSetup setup = MachineSetup.of(
                CpuProfiles.load("ice-lake"),
                1,
                Firmware.OFF,
                List.of(new Action.LoadDriver(
                        HOSTILE, SampleFiles.driver("part2").content())));
        Bench bench = new Bench(printing(Machine.powerOn(setup)), SymbolCatalogue.EMPTY);
        bench.execute(new Command.Run());
        String text = InvestigationReport.write(
                Dossier.of(HOSTILE, HOSTILE, bench, Sources.SAMPLES)
                        .withLesson(new TreeMap<>(Map.of(HOSTILE, HOSTILE))),
                Language.ENGLISH);
        Document page = parse(text);
        assertThat(all(page, "script")).hasSize(1);
        assertThat(all(page, "img")).isEmpty();
        assertThat(text).doesNotContain("<script>alert", "<img", "\u202e", "\u0007");
        assertThat(section(page, "console").getTextContent())
                .contains("</code><script>alert(1)</script>&amp;\"'<img src=x onerror=alert(2)>\\u{202e}\\u{7}");
        assertThat(section(page, "loaded").getTextContent()).contains("</code><script>alert(1)</script>");
        assertThat(all(page, "*").stream().flatMap(element -> attributes(element).stream()))
                .noneMatch(name -> name.startsWith("on"));
    }

    private static List<String> attributes(Element element) {
        List<String> names = new ArrayList<>();
        for (int at = 0; at < element.getAttributes().getLength(); at++) {
            names.add(element.getAttributes().item(at).getNodeName());
        }
        return names;
    }

    /** The machine as if a driver had printed something nasty. */
    private static Machine printing(Machine machine) {
        WindowsState now = machine.windows();
        DebugLine line =
                new DebugLine(1, 0, 0, 0, false, 101, 3, 4, "System", 1, 0, HOSTILE, 0, 1, DebugVerdict.PASSED);
        WindowsState after = new WindowsState(
                now.options(),
                now.status(),
                now.agenda(),
                now.action(),
                now.space(),
                now.heap(),
                now.threads(),
                now.io(),
                now.app(),
                new DebugState(
                        now.debugLines().append(line),
                        now.debug().filter(),
                        now.debug().capture()),
                now.registry(),
                now.services(),
                now.journeys(),
                now.mistakes(),
                now.verifier());
        return new Machine(
                machine.setup(),
                machine.processors(),
                machine.memory(),
                after,
                machine.journal().append(new Entry(1, 0, new WindowsEvent.DebugPrint(line))),
                machine.images(),
                machine.steps(),
                machine.notEmulated());
    }
}

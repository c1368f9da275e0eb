package dev.vmxscope.ui.panel.system;

import dev.vmxscope.core.text.Texts;
import dev.vmxscope.core.windows.Action;
import dev.vmxscope.ui.control.Segmented;
import dev.vmxscope.ui.control.Shown;
import dev.vmxscope.ui.viewmodel.Desk;
import dev.vmxscope.ui.viewmodel.Live;
import dev.vmxscope.ui.viewmodel.NamespaceState;
import dev.vmxscope.ui.viewmodel.SystemState;
import java.util.function.Supplier;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** How drivers come into Windows: services and what is demanded of them, and the names of their objects. */
public final class SystemPanel extends BorderPane {
    private final Segmented<Page> pages = new Segmented<>();
    private final ServicesPage services;
    private final ObjectsPage objects;

    private enum Page {
        SERVICES,
        OBJECTS
    }

    /**
     * The panel.
     *
     * @param driver what loads the driver that is open
     */
    public SystemPanel(Desk desk, Supplier<Action> driver) {
        Texts texts = desk.texts();
        getStyleClass().addAll("panel", "system-panel");
        services = new ServicesPage(desk, driver);
        objects = new ObjectsPage(desk);
        pages.setId("system-pages");
        pages.add(Page.SERVICES, texts.get("system.services"), texts.get("system.services.tip"));
        pages.add(Page.OBJECTS, texts.get("system.objects"), texts.get("system.objects.tip"));
        pages.button(Page.SERVICES).setId("system-services");
        pages.button(Page.OBJECTS).setId("system-objects");
        pages.setOnChoose(this::turn);
        HBox bar = new HBox(pages);
        bar.getStyleClass().add("panel-body");
        setTop(bar);
        setCenter(new StackPane(services, objects));
        turn(Page.SERVICES);
        Live.of(desk.views(), Shown.of(this), SystemState::of, services::show);
        Live.of(desk.views(), Shown.of(this), NamespaceState::of, objects::show);
    }

    private void turn(Page page) {
        pages.show(page);
        services.setVisible(page == Page.SERVICES);
        objects.setVisible(page == Page.OBJECTS);
    }
}

/** VmxScope: a visual debugger for entering Intel VMX operation. */
module dev.vmxscope {
    // core
    requires org.jspecify;
    requires org.pcollections;
    requires org.tomlj;
    requires com.fasterxml.jackson.core;

    // command line
    requires info.picocli;

    // window
    requires java.prefs;
    requires javafx.controls;
    requires atlantafx.base;
    requires org.kordamp.ikonli.core;
    requires org.kordamp.ikonli.feather;
    requires org.kordamp.ikonli.javafx;

    // By reflection the toolkit creates the Application object, and java -jar enters this module.
    opens dev.vmxscope.app;
    // The command line library reads the options' annotations.
    opens dev.vmxscope.cli to
            info.picocli;
}

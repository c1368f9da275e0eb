package dev.vmxscope.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"VmxScope " + Optional.ofNullable(version).orElse("0-SNAPSHOT")};
    }
}

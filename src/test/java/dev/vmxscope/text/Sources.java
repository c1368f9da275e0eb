package dev.vmxscope.text;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Java sources as the compiler understands them.
 *
 * @param trees what the names in them mean
 * @param units one for each file
 */
record Sources(Trees trees, List<CompilationUnitTree> units) {
    private static final Path MAIN = Path.of("src", "main", "java");

    /** The program's own sources; each time anew. */
    static Sources main() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<Path> java = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .sorted()
                    .toList();
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null);
            List<JavaFileObject> all = new ArrayList<>();
            manager.getJavaFileObjectsFromPaths(java).forEach(all::add);
            return analysed(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One class that stands in a string; it may use the program's classes. */
    static Sources planted(String name, String source) {
        return analysed(List.of(
                new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                }));
    }

    private static Sources analysed(List<JavaFileObject> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String path = System.getProperty("java.class.path", "")
                + File.pathSeparator
                + System.getProperty("jdk.module.path", "");
        JavacTask task = (JavacTask)
                compiler.getTask(null, null, problem -> {}, List.of("-proc:none", "-classpath", path), null, files);
        try {
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            task.analyze();
            return new Sources(Trees.instance(task), List.copyOf(units));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

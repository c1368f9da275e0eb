package dev.vmxscope.text;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds string literals that look like words for people, and should stand in the texts. */
final class TypedWords extends TreePathScanner<Void, Void> {
    /** Two words with a blank between them, or a word with a blank at its end. */
    private static final Pattern WORDS = Pattern.compile(
            "(?s).*\\p{L}{2}[\\p{L}\\d]*[,;:.?!')]* [\"'(]*\\p{L}.*|.*\\p{L}{2}[,;:]? |[,;:]? \\p{Ll}{2}.*");
    /** One word: for what is shown at once it is one too many. */
    private static final Pattern WORD = Pattern.compile("(?s).*\\p{L}{2}.*");
    /** What is given to these is shown. */
    private static final Set<String> SHOWS = Set.of(
            "setText",
            "setTitle",
            "setHeaderText",
            "setContentText",
            "setPromptText",
            "setAccessibleText",
            "setAccessibleHelp",
            "setTooltip",
            "println",
            "printf");

    private static final Set<String> SHOWN = Set.of(
            "Label",
            "Tooltip",
            "Button",
            "ToggleButton",
            "RadioButton",
            "CheckBox",
            "Menu",
            "MenuItem",
            "CheckMenuItem",
            "RadioMenuItem",
            "Tab",
            "Hyperlink",
            "Text",
            "TitledPane");
    /** They tell a programmer of a mistake in the program. */
    private static final Pattern MISTAKE = Pattern.compile(
            "Illegal\\w+Exception|NullPointerException|UnsupportedOperationException|AssertionError|NoSuchElementException"
                    + "|MissingResourceException|IndexOutOfBoundsException|UncheckedIOException|OutOfMemory");

    private final Trees trees;
    private final List<Found> all = new ArrayList<>();
    private String file = "";

    /**
     * A literal that looks like words.
     *
     * @param file the path of its source below the folder of the packages
     * @param line in it
     * @param call the innermost method or constructor that it is an argument of, empty if of none
     */
    record Found(String file, long line, String call, String text) {}

    private TypedWords(Sources sources) {
        this.trees = sources.trees();
    }

    static List<Found> in(Sources sources) {
        TypedWords words = new TypedWords(sources);
        for (CompilationUnitTree unit : sources.units()) {
            words.file = unit.getSourceFile().getName().replaceFirst(".*dev/vmxscope/", "");
            words.scan(unit, null);
        }
        return List.copyOf(words.all);
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void none) {
        // Names of keys and of warnings; what is described in them is a "description", which is looked at.
        return annotation.toString().contains("description =")
                        || annotation.toString().contains("description=")
                ? super.visitAnnotation(annotation, none)
                : null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
        boolean toString = method.getName().contentEquals("toString");
        return toString && method.getParameters().isEmpty() ? null : super.visitMethod(method, none);
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void none) {
        return MISTAKE.matcher(made.getIdentifier().toString()).matches() ? null : super.visitNewClass(made, none);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
        return name(call).equals("requireNonNull") ? null : super.visitMethodInvocation(call, none);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void none) {
        if (literal.getValue() instanceof String text) {
            String call = call(getCurrentPath());
            boolean shown = shownAtOnce(getCurrentPath());
            if (WORDS.matcher(text).matches() || shown && WORD.matcher(text).matches()) {
                CompilationUnitTree unit = getCurrentPath().getCompilationUnit();
                long start = trees.getSourcePositions().getStartPosition(unit, literal);
                all.add(new Found(file, unit.getLineMap().getLineNumber(start), call, text));
            }
        }
        return null;
    }

    /** Whether it is itself, or a part of a sum that is, the argument of something that shows it. */
    private static boolean shownAtOnce(TreePath literal) {
        TreePath path = literal.getParentPath();
        while (path.getLeaf().getKind() == Tree.Kind.PLUS
                || path.getLeaf().getKind() == Tree.Kind.PARENTHESIZED
                || path.getLeaf().getKind() == Tree.Kind.CONDITIONAL_EXPRESSION) {
            path = path.getParentPath();
        }
        Tree leaf = path.getLeaf();
        if (leaf instanceof MethodInvocationTree call) {
            return SHOWS.contains(name(call));
        }
        return leaf instanceof NewClassTree made
                && SHOWN.contains(made.getIdentifier().toString().replaceFirst(".*\\.", ""));
    }

    private static String call(TreePath literal) {
        for (TreePath path = literal.getParentPath(); path != null; path = path.getParentPath()) {
            if (path.getLeaf() instanceof MethodInvocationTree call) {
                return name(call);
            }
            if (path.getLeaf() instanceof NewClassTree made) {
                return made.getIdentifier().toString();
            }
            if (path.getLeaf() instanceof MethodTree) {
                return "";
            }
        }
        return "";
    }

    private static String name(MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree member
                ? member.getIdentifier().toString()
                : call.getMethodSelect().toString();
    }
}

package dev.vmxscope.text;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Follows the keys of texts through the code: from where a text is asked for, back through parameters, fields, variables
 * and returned values, to the string literals that they come from.
 */
final class KeyFlow extends TreePathScanner<Void, Void> {
    private static final Set<String> ASKING = Set.of("get", "format", "count", "find");

    /** What an expression can be: a whole literal, or a literal that something follows, or a variable with an end. */
    private record Atom(String literal, boolean open, Object node) {}

    private record Reach(Object node, String suffix) {}

    /** A text that is asked for with that many arguments, by one of those keys. */
    record Call(String place, List<String> keys, int arguments) {}

    private final Trees trees;
    private final Map<Object, List<Atom>> flows = new HashMap<>();
    private final Set<Reach> reached = new HashSet<>();
    private final Map<String, String> literals = new TreeMap<>();
    private final Map<String, String> prefixes = new TreeMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<PendingCall> pending = new ArrayList<>();
    private final Deque<Object> methods = new ArrayDeque<>();
    private final Set<String> everything = new TreeSet<>();

    private record PendingCall(String place, Object parameter, List<Atom> atoms, int arguments) {}

    KeyFlow(Sources sources) {
        this.trees = sources.trees();
        sources.units().forEach(unit -> scan(unit, null));
        follow();
    }

    /** Each key that stands whole in the code, with a place that asks for it. */
    Map<String, String> literals() {
        return literals;
    }

    /** Each beginning of a key that something is added to, with a place that does. */
    Map<String, String> prefixes() {
        return prefixes;
    }

    List<Call> calls() {
        return calls;
    }

    /** All string literals, whatever for. */
    Set<String> everything() {
        return everything;
    }

    private void follow() {
        Deque<Reach> work = new ArrayDeque<>();
        flows.keySet().stream().filter(KeyFlow::asks).forEach(node -> work.add(new Reach(node, "")));
        while (!work.isEmpty()) {
            Reach next = work.pop();
            if (!reached.add(next)) {
                continue;
            }
            for (Atom atom : flows.getOrDefault(next.node(), List.of())) {
                if (atom.node() != null) {
                    work.add(new Reach(atom.node(), atom.literal() + next.suffix()));
                } else if (atom.open()) {
                    prefixes.putIfAbsent(atom.literal(), next.node().toString());
                } else {
                    literals.putIfAbsent(
                            atom.literal() + next.suffix(), next.node().toString());
                }
            }
        }
        Set<Object> keys = new HashSet<>();
        reached.stream().filter(reach -> reach.suffix().isEmpty()).forEach(reach -> keys.add(reach.node()));
        for (PendingCall call : pending) {
            boolean whole = call.atoms().stream().allMatch(atom -> atom.node() == null && !atom.open());
            if (whole && keys.contains(call.parameter())) {
                calls.add(new Call(
                        call.place(), call.atoms().stream().map(Atom::literal).toList(), call.arguments()));
            }
        }
    }

    /** Whether a node is where a text is asked for. */
    private static boolean asks(Object node) {
        if (node instanceof String component) {
            return component.equals("dev.vmxscope.core.text.Message#key") || component.equals("descriptionKey");
        }
        if (!(node instanceof VariableElement variable) || variable.getKind() != ElementKind.PARAMETER) {
            return false;
        }
        ExecutableElement method = (ExecutableElement) variable.getEnclosingElement();
        String owner = method.getEnclosingElement().toString();
        return variable.equals(method.getParameters().get(0))
                && (owner.equals("dev.vmxscope.core.text.Texts")
                                && ASKING.contains(method.getSimpleName().toString())
                        || owner.equals("dev.vmxscope.core.text.Message")
                                && method.getSimpleName().contentEquals("of"));
    }

    private static Object node(Element element) {
        Element owner = element.getEnclosingElement();
        if (element instanceof VariableElement variable && variable.getKind() == ElementKind.PARAMETER) {
            owner = owner.getEnclosingElement();
            boolean canonical = element.getEnclosingElement().getKind() == ElementKind.CONSTRUCTOR;
            return owner != null && owner.getKind() == ElementKind.RECORD && canonical
                    ? owner + "#" + element.getSimpleName()
                    : element;
        }
        boolean component = owner != null
                && owner.getKind() == ElementKind.RECORD
                && !element.getModifiers().contains(Modifier.STATIC)
                && (element.getKind() == ElementKind.FIELD
                        || element instanceof ExecutableElement method
                                && method.getParameters().isEmpty()
                                && isComponent((TypeElement) owner, method));
        return component ? owner + "#" + element.getSimpleName() : element;
    }

    private static boolean isComponent(TypeElement record, ExecutableElement method) {
        return record.getRecordComponents().stream()
                .anyMatch(component -> component.getSimpleName().equals(method.getSimpleName()));
    }

    private void flow(Object target, List<Atom> atoms) {
        flows.computeIfAbsent(target, none -> new ArrayList<>()).addAll(atoms);
    }

    private List<Atom> atoms(ExpressionTree tree, TreePath parent) {
        TreePath path = new TreePath(parent, tree);
        if (tree instanceof ParenthesizedTree inner) {
            return atoms(inner.getExpression(), path);
        }
        if (tree instanceof LiteralTree literal) {
            return literal.getValue() instanceof String text ? List.of(new Atom(text, false, null)) : List.of();
        }
        if (tree instanceof ConditionalExpressionTree either) {
            List<Atom> all = new ArrayList<>(atoms(either.getTrueExpression(), path));
            all.addAll(atoms(either.getFalseExpression(), path));
            return all;
        }
        if (tree instanceof SwitchExpressionTree choice) {
            List<Atom> all = new ArrayList<>();
            for (CaseTree one : choice.getCases()) {
                if (one.getBody() instanceof ExpressionTree value) {
                    all.addAll(atoms(value, new TreePath(path, one)));
                }
            }
            return all;
        }
        if (tree instanceof BinaryTree sum && tree.getKind() == Tree.Kind.PLUS) {
            return sum(sum, path);
        }
        Element element = trees.getElement(path);
        if (element instanceof VariableElement variable && variable.getConstantValue() instanceof String constant) {
            return List.of(new Atom(constant, false, null));
        }
        boolean known = element instanceof VariableElement || element instanceof ExecutableElement;
        return known ? List.of(new Atom("", false, node(element))) : List.of();
    }

    private List<Atom> sum(BinaryTree sum, TreePath path) {
        List<Atom> all = new ArrayList<>();
        List<Atom> ends = atoms(sum.getRightOperand(), path);
        boolean closed = !ends.isEmpty() && ends.stream().allMatch(end -> end.node() == null && !end.open());
        for (Atom start : atoms(sum.getLeftOperand(), path)) {
            if (start.open()) {
                all.add(start);
            } else if (closed) {
                ends.forEach(end -> all.add(new Atom(start.literal() + end.literal(), false, start.node())));
            } else {
                all.add(start.node() == null ? new Atom(start.literal(), true, null) : start);
            }
        }
        return all;
    }

    private void arguments(Element called, List<? extends ExpressionTree> given) {
        if (!(called instanceof ExecutableElement method)) {
            return;
        }
        List<? extends VariableElement> parameters = method.getParameters();
        for (int at = 0; at < given.size() && at < parameters.size(); at++) {
            if (method.isVarArgs() && at == parameters.size() - 1) {
                return;
            }
            if (!parameters.get(at).asType().toString().endsWith("String")) {
                continue;
            }
            Object parameter = node(parameters.get(at));
            List<Atom> atoms = atoms(given.get(at), getCurrentPath());
            flow(parameter, atoms);
            boolean spread =
                    method.isVarArgs() && given.size() == parameters.size() && isArray(given.get(given.size() - 1));
            if (!atoms.isEmpty() && !spread && (takesAnything(method) || asks(parameter))) {
                pending.add(new PendingCall(place(), parameter, atoms, given.size() - at - 1));
            }
        }
    }

    private static boolean takesAnything(ExecutableElement method) {
        List<? extends VariableElement> parameters = method.getParameters();
        return method.isVarArgs()
                && parameters.get(parameters.size() - 1).asType().toString().startsWith("java.lang.Object");
    }

    private boolean isArray(ExpressionTree last) {
        return trees.getTypeMirror(new TreePath(getCurrentPath(), last)).getKind()
                == javax.lang.model.type.TypeKind.ARRAY;
    }

    private String place() {
        var unit = getCurrentPath().getCompilationUnit();
        long start = trees.getSourcePositions()
                .getStartPosition(unit, getCurrentPath().getLeaf());
        return unit.getSourceFile().getName().replaceFirst(".*/", "") + ":"
                + unit.getLineMap().getLineNumber(start);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
        arguments(trees.getElement(getCurrentPath()), call.getArguments());
        return super.visitMethodInvocation(call, none);
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void none) {
        arguments(trees.getElement(getCurrentPath()), made.getArguments());
        return super.visitNewClass(made, none);
    }

    @Override
    public Void visitVariable(VariableTree variable, Void none) {
        Element element = trees.getElement(getCurrentPath());
        if (variable.getInitializer() != null && element != null) {
            flow(node(element), atoms(variable.getInitializer(), getCurrentPath()));
        }
        return super.visitVariable(variable, none);
    }

    @Override
    public Void visitAssignment(AssignmentTree assignment, Void none) {
        if (getCurrentPath().getParentPath().getLeaf() instanceof AnnotationTree) {
            if (assignment.getVariable().toString().equals("descriptionKey")) {
                flow("descriptionKey", atoms(assignment.getExpression(), getCurrentPath()));
            }
            return null;
        }
        Element element = trees.getElement(new TreePath(getCurrentPath(), assignment.getVariable()));
        if (element != null) {
            flow(node(element), atoms(assignment.getExpression(), getCurrentPath()));
        }
        return super.visitAssignment(assignment, none);
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
        methods.push(node(trees.getElement(getCurrentPath())));
        super.visitMethod(method, none);
        methods.pop();
        return null;
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree lambda, Void none) {
        methods.push(lambda);
        super.visitLambdaExpression(lambda, none);
        methods.pop();
        return null;
    }

    @Override
    public Void visitReturn(ReturnTree given, Void none) {
        if (given.getExpression() != null && !methods.isEmpty()) {
            flow(methods.peek(), atoms(given.getExpression(), getCurrentPath()));
        }
        return super.visitReturn(given, none);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, Void none) {
        if (literal.getValue() instanceof String text) {
            everything.add(text);
        }
        return super.visitLiteral(literal, none);
    }
}

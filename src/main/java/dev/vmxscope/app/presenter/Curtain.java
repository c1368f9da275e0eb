package dev.vmxscope.app.presenter;

/** What covers everything that the audience sees. */
public enum Curtain {
    /** Nothing does. */
    OPEN,
    /** All is black, so that people look at the teacher. */
    BLACK,
    /** All is white, so that the wall can be written on. */
    WHITE
}

package org.hybridgrid.protocol;

/** Sees each kind of message of a data link. An end of a link hears only what the other end may send; the rest ends the link. */
public interface LinkVisitor {

    void hello(LinkMessage.Hello hello);

    void grant(LinkMessage.Grant grant);

    void blob(LinkMessage.Blob blob);

    void need(LinkMessage.Need need);

    void outputPart(LinkMessage.OutputPart part);

    void folded(LinkMessage.Folded folded);

    void result(LinkMessage.Result result);

    void declined(LinkMessage.Declined declined);

    void cancel(LinkMessage.Cancel cancel);

    void recall(LinkMessage.Recall recall);

    void givenBack(LinkMessage.GivenBack givenBack);

    void kept(LinkMessage.Kept kept);

    void ping(LinkMessage.Ping ping);

    void pong(LinkMessage.Pong pong);

    /** What an initiator sends, as its worker hears it. Everything else is no message at this place. */
    interface FromInitiator extends LinkVisitor {
        @Override
        default void hello(LinkMessage.Hello hello) {
            throw unexpected("an initiator", "hello");
        }

        @Override
        default void need(LinkMessage.Need need) {
            throw unexpected("an initiator", "need");
        }

        @Override
        default void outputPart(LinkMessage.OutputPart part) {
            throw unexpected("an initiator", "outputPart");
        }

        @Override
        default void folded(LinkMessage.Folded folded) {
            throw unexpected("an initiator", "folded");
        }

        @Override
        default void result(LinkMessage.Result result) {
            throw unexpected("an initiator", "result");
        }

        @Override
        default void declined(LinkMessage.Declined declined) {
            throw unexpected("an initiator", "declined");
        }

        @Override
        default void givenBack(LinkMessage.GivenBack givenBack) {
            throw unexpected("an initiator", "givenBack");
        }

        @Override
        default void kept(LinkMessage.Kept kept) {
            throw unexpected("an initiator", "kept");
        }

        @Override
        default void pong(LinkMessage.Pong pong) {
            throw unexpected("an initiator", "pong");
        }
    }

    /** What a worker sends, as its initiator hears it. Everything else is no message at this place. */
    interface FromWorker extends LinkVisitor {
        @Override
        default void hello(LinkMessage.Hello hello) {
            throw unexpected("a worker", "hello");
        }

        @Override
        default void grant(LinkMessage.Grant grant) {
            throw unexpected("a worker", "grant");
        }

        @Override
        default void blob(LinkMessage.Blob blob) {
            throw unexpected("a worker", "blob");
        }

        @Override
        default void cancel(LinkMessage.Cancel cancel) {
            throw unexpected("a worker", "cancel");
        }

        @Override
        default void recall(LinkMessage.Recall recall) {
            throw unexpected("a worker", "recall");
        }

        @Override
        default void ping(LinkMessage.Ping ping) {
            throw unexpected("a worker", "ping");
        }
    }

    private static MalformedMessageException unexpected(String sender, String kind) {
        return new MalformedMessageException(sender + " does not send " + kind);
    }
}

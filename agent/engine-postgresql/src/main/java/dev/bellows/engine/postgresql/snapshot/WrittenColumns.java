package dev.bellows.engine.postgresql.snapshot;

import dev.bellows.document.Operation.AlterColumn;
import dev.bellows.document.Operation.ColumnConversion;
import dev.bellows.document.Operation.TableName;
import java.util.List;
import java.util.Optional;

/**
 * What a document says of columns whose values go over into others and back.
 *
 * @param table their table
 * @param called what the whole is called by
 * @param olds columns that go
 * @param news columns that come
 */
record WrittenColumns(TableName table, String called, List<Old> olds, List<New> news) {
    WrittenColumns {
        olds = List.copyOf(olds);
        news = List.copyOf(news);
    }

    /** One that goes. */
    record Old(String name, String down) {}

    /**
     * One that comes.
     *
     * @param name its name in the end
     * @param place where what is said of it stands
     * @param type as the document writes it
     * @param required whether it is never NULL; empty where that goes by the old one
     * @param up what makes it
     */
    record New(String name, String place, String type, Optional<Boolean> required, String up) {}

    /** Of a column that gets other values; empty where they stay the same. */
    static Optional<WrittenColumns> of(AlterColumn alter) {
        return alter.written()
                .map(it -> new WrittenColumns(
                        alter.table(),
                        alter.column(),
                        List.of(new Old(alter.column(), it.down())),
                        List.of(new New(alter.called(), alter.column(), alter.type(), Optional.empty(), it.up()))));
    }

    static WrittenColumns of(ColumnConversion convert) {
        return new WrittenColumns(
                convert.table(),
                convert.called(),
                convert.olds().stream().map(it -> new Old(it.name(), it.down())).toList(),
                convert.news().stream()
                        .map(it -> new New(
                                it.column().name(),
                                it.column().name(),
                                it.column().type(),
                                Optional.of(!it.column().nullable()),
                                it.up()))
                        .toList());
    }
}

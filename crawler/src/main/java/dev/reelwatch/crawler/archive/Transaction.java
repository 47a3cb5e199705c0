package dev.reelwatch.crawler.archive;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One transaction on a connection, with the statements that were prepared there before. Ends nothing itself. */
final class Transaction {
    /** Makes a value out of the row that a result stands on. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Takes in the row that a result stands on. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private final Session session;

    Transaction(Session session) {
        this.session = session;
    }

    /** Number of rows changed. */
    int update(String sql, Object... values) throws SQLException {
        return bind(statement(sql), values).executeUpdate();
    }

    /** Adds to a batch of this statement, which {@link #runBatch} sends. */
    void addToBatch(String sql, Object... values) throws SQLException {
        bind(statement(sql), values).addBatch();
    }

    void runBatch(String sql) throws SQLException {
        statement(sql).executeBatch();
    }

    <T> List<T> all(String sql, Row<T> row, Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet result = bind(statement(sql), values).executeQuery()) {
            while (result.next()) found.add(row.of(result));
        }
        return found;
    }

    <T> Optional<T> first(String sql, Row<T> row, Object... values) throws SQLException {
        try (ResultSet result = bind(statement(sql), values).executeQuery()) {
            return result.next() ? Optional.of(row.of(result)) : Optional.empty();
        }
    }

    long number(String sql, Object... values) throws SQLException {
        return first(sql, row -> row.getLong(1), values)
                .orElseThrow(() -> new IllegalStateException("no number from: " + sql));
    }

    /** Hands over row by row, so that only one need be in memory; {@code reader} may run other statements. */
    void each(String sql, RowReader reader, Object... values) throws SQLException {
        // A statement of its own: the reader may come back with the same SQL.
        try (PreparedStatement statement = session.connection().prepareStatement(sql);
                ResultSet result = bind(statement, values).executeQuery()) {
            while (result.next()) reader.read(result);
        }
    }

    private PreparedStatement statement(String sql) throws SQLException {
        return session.statement(sql);
    }

    /** An empty Optional is bound as null. */
    private static PreparedStatement bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i] instanceof Optional<?> optional ? optional.orElse(null) : values[i];
            statement.setObject(i + 1, value);
        }
        return statement;
    }
}

package dev.reelwatch.crawler.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A connection and the statements that were prepared on it: preparing one takes longer than most of them run. */
final class Session implements AutoCloseable {
    /** More than there are in this package; those that were not used for longest are closed. */
    private static final int STATEMENTS = 200;

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(64, 0.75f, true);

    Session(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
            if (prepared.size() > STATEMENTS) {
                String oldest = prepared.keySet().iterator().next();
                PreparedStatement old = prepared.remove(oldest);
                if (old != null) old.close();
            }
        }
        return statement;
    }

    /** After an error it is not known in what state they are. */
    void forget() throws SQLException {
        List<PreparedStatement> all = new ArrayList<>(prepared.values());
        prepared.clear();
        for (PreparedStatement statement : all) statement.close();
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            forget();
        }
    }
}

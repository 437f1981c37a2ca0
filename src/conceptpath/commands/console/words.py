"""The words of Cypher that read: for completion, and for what is mistyped."""

KEYWORDS = (
    *("AND", "AS", "ASC", "BY", "CALL", "CASE", "CONTAINS", "COUNT {", "DESC"),
    *("DISTINCT", "ELSE", "END", "ENDS WITH", "EXISTS {", "FALSE", "IN"),
    *("IS NOT NULL", "IS NULL", "LIMIT", "MATCH", "NOT", "NULL", "OPTIONAL MATCH"),
    *("OR", "ORDER BY", "RETURN", "SKIP", "STARTS WITH", "THEN", "TRUE", "UNION"),
    *("UNION ALL", "UNWIND", "WHEN", "WHERE", "WITH", "XOR", "YIELD"),
)
#: Functions that both kinds of databases have.
FUNCTIONS = (
    *("abs", "all", "allShortestPaths", "any", "avg", "ceil", "coalesce", "collect"),
    *("count", "date", "datetime", "duration", "elementId", "endNode", "exp", "floor"),
    *("head", "isEmpty", "keys", "labels", "last", "left", "length", "log", "max"),
    *("min", "nodes", "none", "nullIf", "percentileCont", "percentileDisc", "point"),
    *("properties", "rand", "range", "reduce", "relationships", "replace", "reverse"),
    *("right", "round", "shortestPath", "sign", "single", "size", "split", "sqrt"),
    *("startNode", "stdev", "substring", "sum", "tail", "toBoolean", "toFloat"),
    *("toInteger", "toLower", "toString", "toUpper", "trim", "type", "valueType"),
)

"""A Spark on this machine, for posts of a few lines."""

from dedupe_paragraphs.spark.session import Address

LOCAL = Address(
    master="local[2]",
    settings={
        # Tables of a few rows: compiling a plan takes longer than walking it.
        "spark.sql.shuffle.partitions": "1",
        "spark.default.parallelism": "1",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        # So is the JVM's code: a test ends before the best compiler has begun.
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    },
)

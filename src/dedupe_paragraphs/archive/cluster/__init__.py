"""The join on Apache Spark, for what one machine cannot hold."""

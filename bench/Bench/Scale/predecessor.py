"""The predecessor's search, as its users run it: all rows through SQLAlchemy's ORM, each intersected with the query.

Reads queries, a JSON array of seconds a line, and answers each by a line {"seconds": ..., "videoIds": [...]}. The
database is the one that libpq's environment names (PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE).
"""

import json
import sys
import time

from sqlalchemy import Column, Float, String, create_engine
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import declarative_base, sessionmaker

LEAST_EQUAL_CUTS = 3

Base = declarative_base()


class VideoTimestamps(Base):
    """The two columns that the search needs; others of today's table are not fetched."""

    __tablename__ = "video_timestamps"

    video_id = Column(String, primary_key=True)
    timestamps = Column(ARRAY(Float), nullable=False)


def search(new_session, query):
    """The ids of the videos that share enough times with the query; in a session of its own, as each request has."""
    times = set(query)
    with new_session() as session:
        rows = session.query(VideoTimestamps).all()
        return [row.video_id for row in rows if len(set(row.timestamps) & times) >= LEAST_EQUAL_CUTS]


def measure(new_session, query):
    """The answer to a query, with the seconds that it took."""
    began = time.perf_counter()
    found = search(new_session, query)
    return {"seconds": time.perf_counter() - began, "videoIds": found}


def main():
    """Answers queries until there are no more; the pool keeps the connection from one to the next."""
    new_session = sessionmaker(bind=create_engine("postgresql+psycopg2://"))
    for line in sys.stdin:
        print(json.dumps(measure(new_session, json.loads(line))), flush=True)


main()

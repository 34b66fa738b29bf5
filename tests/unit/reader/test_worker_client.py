"""The client against small programs that play the worker."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator

import pytest

from sawt_reader.reader.open.worker_client import REMEDY, WorkerClient, describe_status
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Analyzer, Article

from ...patience import PATIENCE

ANSWERS = """
import sys
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Analyzer
def send(reply):
    sys.stdout.buffer.write(protocol.encode(reply)); sys.stdout.flush()
send(protocol.Ready(0.1, Analyzer("1", "fr")))
for line in sys.stdin.buffer:
    request = protocol.decode_request(line)
    send(protocol.Progress(request.job, 1, len(request.article.text)))
"""
HOLDS_ON = """
import sys
sys.stdin.readline()
print('{"type":"ready","seconds":1,"analyzer":{"version":"1","model":"fr"}}', flush=True)
sys.stdin.read()
"""
DIES = "import sys; sys.exit('no such model')"
DIES_SILENT = "import os; os._exit(3)"
EXPLAINS = """
import sys
from sawt_reader.reading import protocol
sys.stdout.buffer.write(protocol.encode(protocol.Failed("the model is missing", "install it"))); sys.exit(1)
"""
READS_ONCE = """
import sys
from sawt_reader.reading import protocol
from sawt_reader.reading.model import Analyzer, Reading
request = protocol.decode_request(sys.stdin.buffer.readline())
layers = dict.fromkeys(("sentences", "entities", "quotes", "terms", "claims"), ())
reading = Reading(article=request.article, analyzer=Analyzer("1", "fr"), **layers)
sys.stdout.buffer.write(protocol.encode(protocol.Done(request.job, reading, 0.1))); sys.exit(5)
"""
ENDS_AT_WORK = """
import sys
from sawt_reader.reading import protocol
request = protocol.decode_request(sys.stdin.buffer.readline())
sys.stdout.buffer.write(protocol.encode(protocol.Progress(request.job, 1, 2))); sys.exit(4)
"""
BABBLES = "import sys; print('hello', flush=True); sys.stdin.read()"


class Conversation:
    """A client, and the replies it has handed on."""

    def __init__(self) -> None:
        self.client = WorkerClient()
        self.replies: asyncio.Queue[protocol.Reply] = asyncio.Queue()

    async def begin(self, program: str) -> None:
        self.client = WorkerClient((sys.executable, "-c", program))
        await self.client.start(self.replies.put_nowait)

    async def next(self) -> protocol.Reply:
        return await asyncio.wait_for(self.replies.get(), PATIENCE)

    async def ended(self) -> None:
        """Wait until the process has ended and the client knows."""
        assert self.client._listener is not None
        await asyncio.wait_for(self.client._listener, PATIENCE)


@pytest.fixture
async def talk() -> AsyncIterator[Conversation]:
    conversation = Conversation()
    yield conversation
    await conversation.client.close()


async def test_replies_come_as_they_are_sent(talk: Conversation, article: Article):
    await talk.begin(ANSWERS)
    assert await talk.next() == protocol.Ready(0.1, Analyzer("1", "fr"))
    job = await talk.client.analyse(article)
    assert await talk.next() == protocol.Progress(job, 1, len(article.text))


async def test_a_text_of_megabytes_goes_both_ways(talk: Conversation, article: Article):
    await talk.begin(ANSWERS)
    long = Article(id="long", source="-", text="é" * 3_000_000, blocks=())
    await talk.client.analyse(long)
    await talk.next()
    assert (await talk.next()).total == 3_000_000


async def test_a_new_job_cancels_the_one_under_way(talk: Conversation, article: Article):
    await talk.begin(HOLDS_ON)
    first = await talk.client.analyse(article)
    assert isinstance(await talk.next(), protocol.Ready)
    second = await talk.client.analyse(article)
    assert isinstance(await talk.next(), protocol.Ready), "another worker answers, and nothing is said of the first"
    assert second > first


@pytest.mark.parametrize(("program", "cause"), [(DIES, "no such model"), (DIES_SILENT, "exit status 3")])
async def test_a_death_before_the_first_word_is_no_start(talk: Conversation, program: str, cause: str):
    await talk.begin(program)
    message = f"the analysis cannot be started, {sys.executable} fails: {cause}"
    assert await talk.next() == protocol.Failed(message, REMEDY)


async def test_a_worker_that_explains_itself_is_not_spoken_over(talk: Conversation):
    await talk.begin(EXPLAINS)
    assert await talk.next() == protocol.Failed("the model is missing", "install it")
    await talk.client.close()
    assert talk.replies.empty()


async def test_a_worker_that_ends_with_nothing_to_do_is_replaced_without_a_word(talk: Conversation, article: Article):
    await talk.begin(READS_ONCE)
    for job in (1, 2):
        assert await talk.client.analyse(article) == job
        reply = await talk.next()
        assert isinstance(reply, protocol.Done) and reply.job == job
        await talk.ended()
    assert talk.replies.empty()


async def test_a_worker_that_ends_at_work_is_missed(talk: Conversation, article: Article):
    await talk.begin(ENDS_AT_WORK)
    await talk.client.analyse(article)
    assert isinstance(await talk.next(), protocol.Progress)
    assert await talk.next() == protocol.Failed("the analysis stopped: exit status 4", REMEDY)


async def test_what_is_no_reply_is_told(talk: Conversation):
    await talk.begin(BABBLES)
    reply = await talk.next()
    assert isinstance(reply, protocol.Failed) and "unreadable reply" in reply.message


async def test_a_program_that_is_missing_is_told(talk: Conversation):
    talk.client = WorkerClient(("/nowhere/worker",))
    await talk.client.start(talk.replies.put_nowait)
    reply = await talk.next()
    assert isinstance(reply, protocol.Failed) and "cannot be started" in reply.message


async def test_after_a_death_an_article_gets_a_new_worker(talk: Conversation, article: Article):
    await talk.begin(DIES)
    await talk.next()
    await talk.client.analyse(article)
    assert isinstance(await talk.next(), protocol.Failed), "the new worker has died as well"


async def test_closing_ends_the_process_without_a_word(talk: Conversation):
    await talk.begin("import os, sys; print(os.getpid(), file=sys.stderr); sys.stdin.read()")
    await talk.client.close()
    assert talk.replies.empty()


async def test_the_worker_is_out_of_the_terminals_reach(talk: Conversation):
    await talk.begin("import os, sys; sys.exit(f'session {os.getsid(0)} input {os.isatty(0)}')")
    reply = await talk.next()
    assert isinstance(reply, protocol.Failed)
    assert f"session {os.getsid(0)} " not in reply.message and "input False" in reply.message


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (2, "exit status 2"),
        (-9, "ended by SIGKILL, the machine may be short of memory"),
        (-11, "ended by SIGSEGV"),
        (-99, "ended by signal 99"),
    ],
)
def test_statuses_in_words(status: int, words: str):
    assert describe_status(status) == words

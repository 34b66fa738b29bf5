from sawt_reader.reader.navigation.history import History


def test_back_and_forward_retrace_the_way():
    history = History()
    history.jump(0)
    history.jump(10)
    assert history.back(20) == 10
    assert history.back(10) == 0
    assert history.forward(0) == 10
    assert history.forward(10) == 20


def test_the_ends_are_nowhere():
    history = History()
    assert history.back(5) is None and history.forward(5) is None
    assert not history.can_go_back and not history.can_go_forward
    history.jump(1)
    assert history.can_go_back


def test_a_new_jump_drops_what_lay_forward():
    history = History()
    history.jump(0)
    history.back(10)
    history.jump(0)
    assert not history.can_go_forward
    assert history.back(30) == 0


def test_forward_returns_to_where_one_had_moved():
    history = History()
    history.jump(0)
    assert history.back(17) == 0
    assert history.forward(3) == 17
    assert history.back(17) == 3

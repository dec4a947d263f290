"""What arrays must be before they are solved; Brightway accepts most of these faults in silence."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from footprint.engine.errors import EngineError
from footprint.errors import Text

_SHOWN = 5


def check_matrices(technosphere: csc_array, biosphere: csc_array, factors: NDArray[np.float64], demand: float) -> None:
    """Shapes fit and every number is finite.

    Raises
    ------
    EngineError
        Naming what is not square, not fitting, not finite, or a demand of zero.
    """
    rows, columns = technosphere.shape
    if rows != columns:
        raise EngineError(
            Text(
                f"产品 {rows} 个，过程 {columns} 个：系统不是方阵",
                f"{rows} products but {columns} processes: the system is not square",
            )
        )
    if biosphere.shape != (len(factors), columns):
        raise EngineError(
            Text(
                f"排放矩阵为 {biosphere.shape}，应为 {(len(factors), columns)}",
                f"the emissions have the shape {biosphere.shape} instead of {(len(factors), columns)}",
            )
        )
    named = (
        ("技术矩阵", "the technosphere", technosphere.data),
        ("排放矩阵", "the emissions", biosphere.data),
        ("特征化因子", "the characterisation factors", factors),
        ("需求", "the demand", np.array([demand])),
    )
    for zh, en, values in named:
        if not np.isfinite(values).all():
            raise EngineError(Text(f"{zh}含非数或无穷大", f"{en}: not a number, or infinite"))
    if not demand:
        raise EngineError(Text("需求为 0", "the demand is zero"))


def check_references(technosphere: csc_array, names: Sequence[str]) -> None:
    """Process i makes product i in an amount above zero.

    A treatment of waste is a service: its product is the service, of which it makes a positive amount.

    Raises
    ------
    EngineError
        Naming the processes without a production of their own.
    """
    if technosphere.shape != (len(names), len(names)):
        raise EngineError(
            Text(
                f"技术矩阵为 {technosphere.shape}，过程 {len(names)} 个：系统不是方阵",
                f"a technosphere of shape {technosphere.shape} for {len(names)} processes: the system is not square",
            )
        )
    own = technosphere.diagonal()
    lacking = np.flatnonzero(~(own > 0))
    if lacking.size:
        raise EngineError(
            Text(
                f"参考产品数量须大于 0：{_listed(lacking, names)}（废物处理按服务计）",
                f"a reference product has to be above zero: {_listed(lacking, names)} "
                "(state a treatment of waste as a service)",
            )
        )


def check_sole_producers(technosphere: csc_array, names: Sequence[str]) -> None:
    """No process makes the product of another.

    Raises
    ------
    EngineError
        Naming the processes that do.
    """
    coo = credits_in(technosphere).tocoo()
    second = np.unique(coo.col)
    if second.size:
        raise EngineError(
            Text(
                f"一个产品只能有一个生产过程；另有产出：{_listed(second, names)}",
                f"a product has one producer; these make another's product: {_listed(second, names)}",
            )
        )


def credits_in(technosphere: csc_array) -> csc_array:
    """What processes make of the products of others: avoided burden. Empty in a library of ours."""
    coo = technosphere.tocoo()
    avoided = (coo.data > 0) & (coo.row != coo.col)
    return csc_array((coo.data[avoided], (coo.row[avoided], coo.col[avoided])), shape=coo.shape)


def unproductive(positions: NDArray[np.intp], names: Sequence[str]) -> EngineError:
    """A loop that consumes more than it makes; solved blindly it would earn credits."""
    return EngineError(
        Text(
            f"循环的消耗不小于产出：{_listed(positions, names)}",
            f"a loop consumes more than it makes: {_listed(positions, names)}",
        )
    )


def _listed(positions: NDArray[np.intp], names: Sequence[str]) -> str:
    shown = ", ".join(names[i] for i in positions[:_SHOWN])
    return f"{shown}, … ({positions.size})" if positions.size > _SHOWN else shown

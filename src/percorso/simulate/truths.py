"""The planted truths in words, with their sizes and how to check them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from percorso.journey.texts import text
from percorso.simulate.extras import EXPERIMENT
from percorso.simulate.manifest import Truth
from percorso.simulate.places import REGIONS
from percorso.simulate.plants import Effects, Plan

if TYPE_CHECKING:
    from percorso.journey import Journey

ASK = "percorso ask {question} JOURNEY --workspace WORKSPACE"


@dataclass
class Teller:
    """Tells what was planted.

    Args:
        journey: The journey.
        effects: What was planted, and what it did.
    """

    journey: Journey
    effects: Effects

    @property
    def plan(self) -> Plan:
        """Where truths are planted."""
        return self.effects.plan

    def truths(self) -> Iterator[Truth]:
        """All planted truths."""
        for one in (self._uplift, self._echo, self._payment, self._slow, self._answer,
                    self._delight, self._cohort, self._experiment):  # fmt: skip
            yield from one()
        yield from self._channels()

    def _stage(self, place: int) -> tuple[str, dict[str, str]]:
        stage = [stage for stage in self.journey.stages if stage.measured][place]
        return stage.id, {lang: text(stage.name, lang) for lang in ("it", "en")}

    def _point(self, place: int) -> tuple[str, dict[str, str]]:
        point = self.journey.touchpoints[place]
        return point.id, {lang: text(point.name, lang) for lang in ("it", "en")}

    def _did(self, name: str, **size: Any) -> dict[str, Any]:
        met, changed = self.effects.met[name], self.effects.changed[name]
        return {**size, "stays": met, "decisions_changed": changed}

    def _uplift(self) -> Iterator[Truth]:
        if self.plan.uplift[0] < 0:
            return
        (stage, s), (point, p) = self._stage(self.plan.uplift[0]), self._point(self.plan.uplift[1])
        yield Truth(
            "uplift",
            {"it": f"Il touchpoint «{p['it']}» fa proseguire dalla fase «{s['it']}».",
             "en": f"The touchpoint “{p['en']}” makes people go on from “{s['en']}”."},
            {"stage": stage, "touchpoint": point},
            self._did("uplift", added_to_chance=self.plan.uplift_size, share_of_stays=0.35,
                      causal=True),
            {"it": f"{ASK.format(question='touchpoints')}: avanzamento associato positivo.",
             "en": f"{ASK.format(question='touchpoints')}: positive progress with it."},
        )  # fmt: skip

    def _echo(self) -> Iterator[Truth]:
        if self.plan.echo[0] < 0:
            return
        (stage, s), (point, p) = self._stage(self.plan.echo[0]), self._point(self.plan.echo[1])
        yield Truth(
            "association",
            {"it": f"«{p['it']}» in «{s['it']}» attira chi avrebbe proseguito comunque: "
                   "associato, senza effetto.",
             "en": f"“{p['en']}” in “{s['en']}” attracts people who would have gone on anyway: "
                   "associated, without effect."},
            {"stage": stage, "touchpoint": point},
            {"added_to_chance": 0.0, "causal": False, "association_expected": "positive"},
            {"it": f"{ASK.format(question='touchpoints')}: differenza positiva, ma non è una "
                   "causa.",
             "en": f"{ASK.format(question='touchpoints')}: positive difference, but no cause."},
        )  # fmt: skip

    def _payment(self) -> Iterator[Truth]:
        if self.plan.payment < 0:
            return
        stage, s = self._stage(self.plan.payment)
        yield Truth(
            "payment-errors",
            {"it": f"Da telefono il pagamento in «{s['it']}» fallisce spesso.",
             "en": f"On phones payment in “{s['en']}” often fails."},
            {"stage": stage, "device_class": "phone", "event": "Payment Failed"},
            self._did("payment", added_to_completion=-self.plan.payment_size),
            {"it": f"{ASK.format(question='stages')} --by event.device: meno completati da phone.",
             "en": f"{ASK.format(question='stages')} --by event.device: fewer completed on phone."},
        )  # fmt: skip

    def _slow(self) -> Iterator[Truth]:
        if self.plan.slow[0] < 0:
            return
        (stage, s), region = self._stage(self.plan.slow[0]), REGIONS[self.plan.slow[1]]
        yield Truth(
            "slow-stage",
            {"it": f"La fase «{s['it']}» dura il doppio per chi vive in {region.code}.",
             "en": f"The stage “{s['en']}” takes twice as long for people in {region.code}."},
            {"stage": stage, "geo_region": region.code},
            {"time_multiplied_by": 2},
            {"it": f"{ASK.format(question='flow')} --by person.geo_region: tempo mediano da "
                   f"«{s['it']}» alla fase dopo. Il tempo nella fase non basta: le permanenze di "
                   "un solo segnale durano zero ovunque.",
             "en": f"{ASK.format(question='flow')} --by person.geo_region: median time from "
                   f"“{s['en']}” to the next stage. Time in stage will not do: stays of a single "
                   "signal last nothing anywhere."},
        )  # fmt: skip

    def _answer(self) -> Iterator[Truth]:
        region = REGIONS[self.plan.answer[1]]
        if self.plan.answer[1] < 0:
            return
        stage = None if self.plan.answer[0] < 0 else self._stage(self.plan.answer[0])[0]
        yield Truth(
            "slow-answers",
            {"it": f"In {region.code} ({region.shop}) la prima risposta ai ticket è cinque volte "
                   "più lenta.",
             "en": f"In {region.code} ({region.shop}) first answers to tickets take five times as "
                   "long."},
            {"stage": stage, "geo_region": region.code, "location_id": region.shop,
             "event": "Ticket Answered"},
            self._did("answer", duration_multiplied_by=5, added_to_chance=-0.2 if stage else 0),
            {"it": "duration_s degli eventi Ticket Answered, per location_id.",
             "en": "duration_s of the events Ticket Answered, by location_id."},
        )  # fmt: skip

    def _delight(self) -> Iterator[Truth]:
        if self.plan.delight[0] < 0:
            return
        (stage, s), (point, p) = (
            self._stage(self.plan.delight[0]),
            self._point(self.plan.delight[1]),
        )
        yield Truth(
            "delight",
            {"it": f"Dopo «{p['it']}» in «{s['it']}» i clienti tornano in metà del tempo e sono "
                   "più contenti.",
             "en": f"After “{p['en']}” in “{s['en']}” customers come back in half the time and are "
                   "happier."},
            {"stage": stage, "touchpoint": point},
            {"waiting_multiplied_by": 0.5, "share_of_stays": 0.4},
            {"it": "Tempo fra i cicli con e senza il touchpoint; punteggi delle risposte.",
             "en": "Time between cycles with and without the touchpoint; scores of answers."},
        )  # fmt: skip

    def _cohort(self) -> Iterator[Truth]:
        if self.plan.cohort_day >= 1 << 30:
            return
        yield Truth(
            "cohort-trend",
            {"it": "Chi arriva nella seconda metà del periodo torna meno.",
             "en": "People who arrive in the second half of the period come back less."},
            {"first_day": self.plan.cohort_day},
            {"added_to_chance_to_leave": 0.25},
            {"it": "Cicli ripetuti per mese del primo acquisto.",
             "en": "Repeat cycles by month of the first purchase."},
        )  # fmt: skip

    def _experiment(self) -> Iterator[Truth]:
        if self.plan.variant < 0 or not self.plan.variant_size:
            return
        stage, s = self._stage(self.plan.variant)
        yield Truth(
            "experiment",
            {"it": f"La variante B della prova in «{s['it']}» fa proseguire più persone.",
             "en": f"Variant B of the test in “{s['en']}” makes more people go on."},
            {"stage": stage, "experiment": EXPERIMENT, "event": "Experiment Viewed"},
            self._did("experiment", added_to_chance=self.plan.variant_size),
            {"it": f"{ASK.format(question='experiment')} --figure conversion --within 60d.",
             "en": f"{ASK.format(question='experiment')} --figure conversion --within 60d."},
        )  # fmt: skip

    def _channels(self) -> Iterator[Truth]:
        measured = [stage.id for stage in self.journey.stages if stage.measured]
        second = measured[min(1, len(measured) - 1)]
        for channel, size in self.plan.lifts.items():
            yield Truth(
                f"channel-{channel}",
                {"it": f"Chi arriva da {channel} prosegue di più dalla prima fase.",
                 "en": f"People who come by {channel} go on from the first stage more often."},
                {"channel": channel, "at": "the first stay of a cycle"},
                self._did(f"channel {channel}", added_to_chance=size, causal=True),
                {"it": f"{ASK.format(question='attribution')} --of {second}: più credito che in "
                       "una simulazione --plain con lo stesso seme; il canale è sulla prima "
                       "visita del ciclo (Session Started). Gli altri canali non aggiungono nulla.",
                 "en": f"{ASK.format(question='attribution')} --of {second}: more credit than in "
                       "a --plain simulation with the same seed; the channel stands on the first "
                       "visit of the cycle (Session Started). The other channels add nothing."},
            )  # fmt: skip

import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { readText } from '../../language/read-text';
import { Loaded } from '../../look/loaded';
import { Notice } from '../../look/notices';
import { useLooksOn } from '../tandem/standing';
import { useScales, useStep, useWeighings, type Scale, type Step, type Weighing } from './queries';
import { ScaleChecks } from './scale-checks';
import { taskOf } from './weighing-task';
import { WeighingSteps } from './weighing-steps';
import '../step-card/step-card.css';
import './weighing.css';

/** Guided weighing for a step: one scale, one container, the live mass, one thing to do. */
export default function WeighingPage() {
  const { runId = '', stepKey = '' } = useParams();
  const looksOn = useLooksOn({ runId, stepKey }) !== undefined;
  const [step, scales, weighings] = [useStep(runId, stepKey), useScales(), useWeighings(runId, stepKey)];
  return (
    <Loaded of={step}>
      {(shown) => <Loaded of={scales}>{({ items }) => <Loaded of={weighings}>{({ items: past }) => <Booth step={shown} scales={items} weighings={past} looksOn={looksOn} />}</Loaded>}</Loaded>}
    </Loaded>
  );
}

interface BoothProps {
  readonly step: Step;
  readonly scales: readonly Scale[];
  readonly weighings: readonly Weighing[];
  /** An expert stands beside it: the scale is read, and nothing is done. */
  readonly looksOn: boolean;
}

function Booth({ step, scales, weighings, looksOn }: BoothProps) {
  const { t, i18n } = useTranslation();
  const task = taskOf(step);
  const weighing = weighings.filter(({ state }) => state !== 'stopped').at(-1);
  const scale = scales.find(({ code }) => code === weighing?.scale || (weighing === undefined && task?.equipment.includes(code)));
  const back = `/batches/${step.runId}/steps/${encodeURIComponent(step.key)}`;
  return (
    <div className="card">
      <header className="card-top">
        <Link className="card-back" to={back} aria-label={t('weighing.back')}>←</Link>
        <div className="card-where">
          <p>{step.runNumber}{step.product && ` · ${readText(step.product, i18n.language)}`}</p>
          <h1>{readText(step.title, i18n.language)}{step.item && `: ${readText(step.item.title, i18n.language)}`}</h1>
        </div>
      </header>
      {task && scale ? (
        <WeighingSteps key={weighing?.id ?? 'none'} step={step} task={task} scale={scale} weighing={weighing} back={back} looksOn={looksOn}
          side={looksOn ? null : <ScaleChecks scale={scale} measuring={weighing === undefined} />} />
      ) : (
        <main className="card-middle"><Notice tone="attention" title={t(step.status !== 'started' ? 'weighing.not-ready' : task ? 'weighing.not-connected' : 'weighing.no-tolerance')} /></main>
      )}
    </div>
  );
}

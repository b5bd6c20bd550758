import { useParams } from 'react-router';
import { Loaded } from '../../look/loaded';
import { useLooksOn, useTakesAlong } from '../tandem/standing';
import type { Card } from './model';
import { OnlookerPage } from './onlooker-page';
import { useCard } from './queries';
import { StepCard } from './step-card';
import './step-card.css';

/** One step on a tablet: where I am, one thing to do, its entry, and the one primary action. */
export default function StepCardPage() {
  const { runId = '', stepKey = '' } = useParams();
  const session = useLooksOn({ runId, stepKey });
  return session ? <OnlookerPage key={stepKey} session={session} /> : <OwnCard runId={runId} stepKey={stepKey} />;
}

function OwnCard({ runId, stepKey }: { readonly runId: string; readonly stepKey: string }) {
  return (
    <Loaded of={useCard(runId, stepKey)}>
      {(card) => <TakenAlong key={card.stepKey} card={card} />}
    </Loaded>
  );
}

/** Who stands beside the operator goes with him. */
function TakenAlong({ card }: { readonly card: Card }) {
  useTakesAlong(card);
  return <StepCard card={card} />;
}

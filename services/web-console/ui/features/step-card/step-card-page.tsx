import { useParams } from 'react-router';
import { Loaded } from '../../look/loaded';
import { useLooksOn } from '../tandem/standing';
import type { Card } from './model';
import { OnlookerCard } from './onlooker-card';
import { useCard } from './queries';
import { StepCard } from './step-card';
import './step-card.css';

/** One step on a tablet: where I am, one thing to do, its entry, and the one primary action. */
export default function StepCardPage() {
  const { runId = '', stepKey = '' } = useParams();
  return (
    <Loaded of={useCard(runId, stepKey)}>
      {(card) => <CardFor key={card.stepKey} card={card} />}
    </Loaded>
  );
}

/** Who stands beside the step as an expert sees it, and acts nowhere. */
function CardFor({ card }: { readonly card: Card }) {
  return useLooksOn(card) ? <OnlookerCard card={card} /> : <StepCard card={card} />;
}

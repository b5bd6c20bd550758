import { useParams } from 'react-router';
import { Loaded } from '../../look/loaded';
import { useCard } from './queries';
import { StepCard } from './step-card';
import './step-card.css';

/** One step on a tablet: where I am, one thing to do, its entry, and the one primary action. */
export default function StepCardPage() {
  const { runId = '', stepKey = '' } = useParams();
  return (
    <Loaded of={useCard(runId, stepKey)}>
      {(card) => <StepCard key={card.stepKey} card={card} />}
    </Loaded>
  );
}

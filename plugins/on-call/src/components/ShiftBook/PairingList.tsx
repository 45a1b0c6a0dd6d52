import { useId } from 'react';
import Typography from '@material-ui/core/Typography';
import type { ShiftBook } from '@signalbox/backstage-plugin-on-call-common';
import { useWords } from '../../translation/useWords';
import { Person } from '../shared/Person';
import { plainList } from '../shared/plainList';
import { TickBox } from './TickBox';
import type { Tick } from './useTick';
import { WhoTicked } from './WhoTicked';

/** What the pair goes through together while the secondary is new to the rotation. */
export const PairingList = (props: {
  pairing: NonNullable<ShiftBook['pairing']>;
  readOnly: boolean;
  onTick: (tick: Tick) => void;
}) => {
  const { t } = useWords();
  const headingId = useId();
  const { person, items } = props.pairing;
  return (
    <div role="group" aria-labelledby={headingId}>
      <Typography id={headingId} variant="subtitle1" component="h3">
        {t('pairing.title')}
        <Typography component="span" variant="body2" color="textSecondary">
          {' · '}
          {t('pairing.done', {
            done: String(items.filter(({ done }) => done).length),
            n: String(items.length),
          })}
        </Typography>
      </Typography>
      <Typography variant="body2">
        <Person person={person} /> {t('pairing.why')}
      </Typography>
      <ul style={plainList} aria-label={t('pairing.list')}>
        {items.map(item => (
          <li key={item.id}>
            <TickBox
              title={item.title}
              done={item.done}
              readOnly={props.readOnly}
              onTick={done => props.onTick({ id: item.id, done })}
            >
              {item.done && (
                <WhoTicked doneBy={item.doneBy} doneAt={item.doneAt} />
              )}
            </TickBox>
          </li>
        ))}
      </ul>
    </div>
  );
};

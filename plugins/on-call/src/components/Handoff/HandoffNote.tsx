import { useState } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import type { Handoff } from '@signalbox/backstage-plugin-on-call-common';
import { useForbidden } from '../../queries/useForbidden';
import { useMe } from '../../queries/useMe';
import { fromIso } from '../../time/iso';
import { TeamZoneProvider } from '../../time/TeamZone';
import { useServerNow } from '../../time/useServerNow';
import { useWords } from '../../translation/useWords';
import { Button } from '../shared/Button';
import { Instant } from '../shared/Instant';
import { Person } from '../shared/Person';
import { StandingChip } from '../shared/StandingChip';
import type { Standing } from '../shared/statusStyles';
import { Acknowledge } from './Acknowledge';
import { HandoffEditor } from './HandoffEditor';
import { NoteFrame } from './NoteFrame';
import { WhatIsOpen } from './WhatIsOpen';

const STANDINGS: Record<Handoff['state'], Standing> = {
  none: 'neutral',
  written: 'attention',
  acknowledged: 'good',
};

const ROW = {
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gridColumnGap: 16,
  gridRowGap: 8,
} as const;

const WhoAndWhen = (props: { words: string; who?: string; at?: string }) => (
  <Typography variant="body2" color="textSecondary">
    {props.words} {props.who && <Person person={props.who} />}
    {props.at && (
      <>
        {', '}
        <Instant value={props.at} />
      </>
    )}
  </Typography>
);

/**
 * The note at the end of one shift: from whom to whom, what it says, and what there is to do about
 * it. What is open now is shown until the shift ends; afterwards it is no news, and folded away.
 */
export const HandoffNote = (props: { handoff: Handoff }) => {
  const { handoff } = props;
  const { t } = useWords();
  const me = useMe();
  const forbidden = useForbidden('book', handoff.rotation);
  const [editing, setEditing] = useState(false);
  const { outgoing, incoming, markdown, state } = handoff;
  const at = fromIso(handoff.at);
  const ended = at <= useServerNow(at);
  const hasOpen = state !== 'acknowledged' && handoff.draft.length > 0;
  const nobody = t('common.nobody');
  const isTheirs = state === 'none' && me !== undefined && me === outgoing;
  // Nothing but a line is worth the room of a shift that ended without one.
  const lapsed = ended && state === 'none';
  const words = lapsed ? 'endedWithout' : state;
  const fromTo = (
    <Typography variant="body2" component="div">
      {t('handoff.from')}{' '}
      <b>{outgoing ? <Person person={outgoing} /> : nobody}</b>{' '}
      {t('handoff.to')}{' '}
      <b>{incoming ? <Person person={incoming} /> : nobody}</b>,{' '}
      <Instant value={handoff.at} />{' '}
      <StandingChip standing={STANDINGS[state]} label={t(`handoff.${words}`)} />
    </Typography>
  );
  const actions = (
    <>
      {state === 'written' && <Acknowledge handoff={handoff} />}
      {/* Of a note that nobody waits for any more it is not worth saying. */}
      {forbidden && !lapsed && (
        <Typography variant="body2" color="textSecondary">
          {t('handoff.mayNotWrite')}
        </Typography>
      )}
      {!forbidden && (
        <Button
          variant={isTheirs ? 'contained' : 'outlined'}
          color={isTheirs ? 'primary' : 'default'}
          size="small"
          onClick={() => setEditing(true)}
        >
          {t(markdown === undefined ? 'handoff.write' : 'handoff.change')}
        </Button>
      )}
      {hasOpen && ended && <WhatIsOpen sections={handoff.draft} folded />}
    </>
  );
  return (
    <TeamZoneProvider value={handoff.timeZone}>
      <Box {...ROW}>
        {fromTo}
        {lapsed && actions}
      </Box>
      {markdown !== undefined && (
        <>
          <NoteFrame name={t('handoff.note')} markdown={markdown} />
          <WhoAndWhen
            words={t('handoff.writtenBy')}
            who={handoff.writtenBy}
            at={handoff.writtenAt}
          />
        </>
      )}
      {state === 'acknowledged' && (
        <WhoAndWhen
          words={t('handoff.acknowledgedBy')}
          who={handoff.acknowledgedBy}
          at={handoff.acknowledgedAt}
        />
      )}
      {!lapsed && (
        <Box {...ROW} mt={1}>
          {actions}
        </Box>
      )}
      {hasOpen && !ended && (
        <WhatIsOpen sections={handoff.draft} folded={false} />
      )}
      <HandoffEditor
        handoff={handoff}
        open={editing}
        onClose={() => setEditing(false)}
      />
    </TeamZoneProvider>
  );
};

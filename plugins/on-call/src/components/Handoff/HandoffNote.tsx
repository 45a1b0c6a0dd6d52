import { useState } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type { Handoff } from '@signalbox/backstage-plugin-on-call-common';
import { useForbidden } from '../../queries/useForbidden';
import { TeamZoneProvider } from '../../time/TeamZone';
import { useWords } from '../../translation/useWords';
import { Instant } from '../shared/Instant';
import { Person } from '../shared/Person';
import { StandingChip } from '../shared/StandingChip';
import type { Standing } from '../shared/statusStyles';
import { Acknowledge } from './Acknowledge';
import { DraftSections } from './DraftSections';
import { HandoffEditor } from './HandoffEditor';
import { NoteFrame } from './NoteFrame';

const STANDINGS: Record<Handoff['state'], Standing> = {
  none: 'neutral',
  written: 'attention',
  acknowledged: 'good',
};

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

/** The note at the end of one shift: from whom to whom, what it says, and what is open now. */
export const HandoffNote = (props: { handoff: Handoff }) => {
  const { handoff } = props;
  const { t } = useWords();
  const forbidden = useForbidden('book', handoff.rotation);
  const [editing, setEditing] = useState(false);
  const { outgoing, incoming, markdown, state } = handoff;
  const nobody = t('common.nobody');
  return (
    <TeamZoneProvider value={handoff.timeZone}>
      <Typography variant="body2" component="div">
        {t('handoff.from')}{' '}
        <b>{outgoing ? <Person person={outgoing} /> : nobody}</b>{' '}
        {t('handoff.to')}{' '}
        <b>{incoming ? <Person person={incoming} /> : nobody}</b>,{' '}
        <Instant value={handoff.at} />{' '}
        <StandingChip
          standing={STANDINGS[state]}
          label={t(`handoff.${state}`)}
        />
      </Typography>
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
      {state !== 'acknowledged' && handoff.draft.length > 0 && (
        <Box mt={1}>
          <Typography variant="subtitle2" component="p">
            {t('handoff.open')}
          </Typography>
          <DraftSections sections={handoff.draft} />
        </Box>
      )}
      <Box display="flex" flexWrap="wrap" gridGap={16} mt={1}>
        {forbidden ? (
          <Typography variant="body2" color="textSecondary">
            {t('handoff.mayNotWrite')}
          </Typography>
        ) : (
          <Button
            variant="outlined"
            size="small"
            onClick={() => setEditing(true)}
          >
            {t(markdown === undefined ? 'handoff.write' : 'handoff.change')}
          </Button>
        )}
        {state !== 'acknowledged' && <Acknowledge handoff={handoff} />}
      </Box>
      <HandoffEditor
        handoff={handoff}
        open={editing}
        onClose={() => setEditing(false)}
      />
    </TeamZoneProvider>
  );
};

import { useId, useState } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import type { WhoIsOnCall } from '@signalbox/backstage-plugin-on-call-common';
import { useReadiness } from '../../queries/queries';
import { useMe } from '../../queries/useMe';
import { useServerNow } from '../../time/useServerNow';
import { useWords } from '../../translation/useWords';
import { Button } from '../shared/Button';
import { Panel, Reading } from '../shared/Panel';
import { Person } from '../shared/Person';
import { plainList } from '../shared/plainList';
import { useNames } from '../shared/useNames';
import { openOf } from './boxes';
import { nextPeople, type NextPerson } from './nextPeople';
import { ReadinessBody } from './ReadinessBody';
import { ReadinessSummary } from './ReadinessSummary';

const One = (props: { next: NextPerson; rotation: string }) => {
  const { t } = useWords();
  const now = useServerNow();
  const [isOpen, setOpen] = useState(false);
  const detailsId = useId();
  const { next, rotation } = props;
  const readiness = useReadiness(next.person, rotation);
  const person = useNames([next.person])(next.person);
  const who = (
    <Typography variant="body2" component="span">
      {next.levels.join(', ')}:{' '}
      <b>
        <Person person={next.person} />
      </b>
    </Typography>
  );
  return (
    <li>
      {!readiness.data && who}
      <Reading query={readiness} lines={1}>
        {data => (
          <>
            <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={8}>
              {who}
              <ReadinessSummary {...openOf(data, now)} />
              {data.checks.length > 0 && (
                <Button
                  dense
                  size="small"
                  aria-expanded={isOpen}
                  aria-controls={detailsId}
                  aria-label={t('readiness.detailsOf', { person })}
                  onClick={() => setOpen(!isOpen)}
                >
                  {t('readiness.details')}
                </Button>
              )}
            </Box>
            <div id={detailsId}>
              {isOpen && (
                <ReadinessBody
                  readiness={data}
                  userRef={next.person}
                  rotation={rotation}
                  person={person}
                  summarised
                />
              )}
            </div>
          </>
        )}
      </Reading>
    </li>
  );
};

/** Whether those who take over next are ready, in a line each; nothing where nobody does. */
export const ReadinessOfNext = (props: {
  who: WhoIsOnCall;
  rotation: string;
}) => {
  const { t } = useWords();
  const next = nextPeople(props.who, useMe());
  if (next.length === 0) return null;
  return (
    <Panel name={t('readiness.nextRegion')} title={t('readiness.nextTitle')}>
      <ul style={plainList} aria-label={t('readiness.nextTitle')}>
        {next.map(person => (
          <One key={person.person} next={person} rotation={props.rotation} />
        ))}
      </ul>
    </Panel>
  );
};

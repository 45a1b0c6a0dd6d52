import { useId } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { useHandoff } from '../../queries/queries';
import { useWords } from '../../translation/useWords';
import { Panel, Reading } from '../shared/Panel';
import { shiftAfter } from '../ShiftBook/bookDays';
import { HandoffNote } from './HandoffNote';

const OneHandoff = (props: { shiftId: string; title: string }) => {
  const headingId = useId();
  const handoff = useHandoff(props.shiftId);
  return (
    <Box component="section" aria-labelledby={headingId} mb={2}>
      <Typography id={headingId} variant="subtitle1" component="h3">
        {props.title}
      </Typography>
      <Reading query={handoff} lines={4}>
        {data => <HandoffNote key={data.shiftId} handoff={data} />}
      </Reading>
    </Box>
  );
};

/**
 * The notes at both ends of a shift: the one that its primary has taken over, until that is
 * acknowledged or the week goes on, and the one that they hand over.
 */
export const Handoff = (props: {
  /** The shift that ends with the handoff; nothing until it is known. */
  shiftId: string | undefined;
}) => {
  const { shiftId } = props;
  const { t } = useWords();
  return (
    <Panel name={t('handoff.region')} title={t('handoff.title')}>
      {shiftId ? (
        <>
          <OneHandoff
            shiftId={shiftAfter(shiftId, -1)}
            title={t('handoff.received')}
          />
          <OneHandoff shiftId={shiftId} title={t('handoff.given')} />
        </>
      ) : (
        <Typography color="textSecondary">{t('handoff.noShift')}</Typography>
      )}
    </Panel>
  );
};

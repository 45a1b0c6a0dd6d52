import Avatar from '@material-ui/core/Avatar';
import ButtonBase from '@material-ui/core/ButtonBase';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { SignInLayout } from './SignInLayout';
import { initials } from './initials';
import type { ExamplePerson } from './people';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: theme.spacing(3, 0, 0),
    padding: 0,
    display: 'grid',
    gap: theme.spacing(1.5),
  },
  person: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    padding: theme.spacing(1.5, 2),
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    backgroundColor: theme.palette.background.paper,
    '&:hover': {
      borderColor: theme.palette.primary.main,
    },
    '&:focus-within': {
      outline: `3px solid ${theme.palette.primary.main}`,
      outlineOffset: 2,
    },
  },
  avatar: {
    marginRight: theme.spacing(2),
    backgroundColor: theme.palette.primary.main,
    color: theme.palette.getContrastText(theme.palette.primary.main),
  },
  name: {
    display: 'block',
    fontFamily: theme.typography.fontFamily,
    fontSize: '1rem',
    fontWeight: 700,
    // The whole card is the button's to click, though only the name is in it.
    '&::after': {
      content: '""',
      position: 'absolute',
      inset: 0,
    },
  },
}));

/** Asks who one wants to be. The name of each button is the person's, its description the role. */
export function PersonChooser(props: {
  people: ExamplePerson[];
  onChoose(person: ExamplePerson): void;
}) {
  const classes = useStyles();
  return (
    <SignInLayout>
      <Typography variant="h5" component="h2">
        Who are you?
      </Typography>
      <Typography color="textSecondary">
        These people are examples and need no password. Another window can be
        somebody else.
      </Typography>
      <ul className={classes.list}>
        {props.people.map(person => {
          const roleId = `role-${person.userRef.replace(/\W/g, '-')}`;
          return (
            <li key={person.userRef} className={classes.person}>
              <Avatar aria-hidden className={classes.avatar}>
                {initials(person.name)}
              </Avatar>
              <div>
                <ButtonBase
                  className={classes.name}
                  aria-describedby={roleId}
                  onClick={() => props.onChoose(person)}
                >
                  {person.name}
                </ButtonBase>
                <Typography id={roleId} variant="body2" color="textSecondary">
                  {person.role}
                </Typography>
              </div>
            </li>
          );
        })}
      </ul>
    </SignInLayout>
  );
}

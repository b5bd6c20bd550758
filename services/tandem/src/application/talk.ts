export { TALK_KINDS } from '../domain/talk';

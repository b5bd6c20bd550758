// planted: local-plant-in-image
import { place } from '../local/place';

export const elsewhere = place;

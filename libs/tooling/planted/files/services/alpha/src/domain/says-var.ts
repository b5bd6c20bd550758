// planted: no-var × 1
export var a = 1;

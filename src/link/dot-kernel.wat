;; Dot products of whole numbers, a panel of rows against another, eight at a time.
;; A row is `bytes` long (a multiple of 16) and holds 16-bit whole numbers; rows follow each other without gaps.
;; The caller keeps every row shorter than √(2³¹ − 1), so that no sum passes 31 bits (Cauchy–Schwarz holds for each
;; lane's share of the sum too).
;;
;; Two rows of panel A meet four rows of panel B at once: eight sums stay in registers, and six loads feed eight
;; multiplications.
(module
  (memory (import "host" "memory") 1)

  ;; The four 32-bit lanes of a sum, added up.
  (func $lanes (param $v v128) (result i32)
    (i32.add
      (i32.add (i32x4.extract_lane 0 (local.get $v)) (i32x4.extract_lane 1 (local.get $v)))
      (i32.add (i32x4.extract_lane 2 (local.get $v)) (i32x4.extract_lane 3 (local.get $v)))))

  ;; out[i × b_rows + j] = a[i] · b[j] as 32-bit whole numbers.
  ;; a, b, out: addresses in bytes; a_rows: a multiple of 2; b_rows: a multiple of 4, both at least that.
  (func (export "dots")
    (param $a i32) (param $b i32) (param $out i32) (param $a_rows i32) (param $b_rows i32) (param $bytes i32)
    (local $a_end i32) (local $b_end i32) (local $line i32)
    (local $i i32) (local $j i32) (local $i1 i32) (local $j1 i32) (local $j2 i32) (local $j3 i32) (local $stop i32)
    (local $x v128) (local $y v128) (local $r v128)
    (local $s00 v128) (local $s01 v128) (local $s02 v128) (local $s03 v128)
    (local $s10 v128) (local $s11 v128) (local $s12 v128) (local $s13 v128)
    (local.set $a_end (i32.add (local.get $a) (i32.mul (local.get $a_rows) (local.get $bytes))))
    (local.set $b_end (i32.add (local.get $b) (i32.mul (local.get $b_rows) (local.get $bytes))))
    ;; bytes of a line of the result
    (local.set $line (i32.shl (local.get $b_rows) (i32.const 2)))
    (loop $rows_of_a
      (local.set $j3 (local.get $b))
      (loop $rows_of_b
        (local.set $i (local.get $a))
        (local.set $i1 (i32.add (local.get $a) (local.get $bytes)))
        (local.set $stop (local.get $i1))
        (local.set $j (local.get $j3))
        (local.set $j1 (i32.add (local.get $j) (local.get $bytes)))
        (local.set $j2 (i32.add (local.get $j1) (local.get $bytes)))
        (local.set $j3 (i32.add (local.get $j2) (local.get $bytes)))
        (local.set $s00 (v128.const i32x4 0 0 0 0)) (local.set $s01 (v128.const i32x4 0 0 0 0))
        (local.set $s02 (v128.const i32x4 0 0 0 0)) (local.set $s03 (v128.const i32x4 0 0 0 0))
        (local.set $s10 (v128.const i32x4 0 0 0 0)) (local.set $s11 (v128.const i32x4 0 0 0 0))
        (local.set $s12 (v128.const i32x4 0 0 0 0)) (local.set $s13 (v128.const i32x4 0 0 0 0))
        (loop $columns
          (local.set $x (v128.load (local.get $i)))
          (local.set $y (v128.load (local.get $i1)))
          (local.set $r (v128.load (local.get $j)))
          (local.set $s00 (i32x4.add (local.get $s00) (i32x4.dot_i16x8_s (local.get $x) (local.get $r))))
          (local.set $s10 (i32x4.add (local.get $s10) (i32x4.dot_i16x8_s (local.get $y) (local.get $r))))
          (local.set $r (v128.load (local.get $j1)))
          (local.set $s01 (i32x4.add (local.get $s01) (i32x4.dot_i16x8_s (local.get $x) (local.get $r))))
          (local.set $s11 (i32x4.add (local.get $s11) (i32x4.dot_i16x8_s (local.get $y) (local.get $r))))
          (local.set $r (v128.load (local.get $j2)))
          (local.set $s02 (i32x4.add (local.get $s02) (i32x4.dot_i16x8_s (local.get $x) (local.get $r))))
          (local.set $s12 (i32x4.add (local.get $s12) (i32x4.dot_i16x8_s (local.get $y) (local.get $r))))
          (local.set $r (v128.load (local.get $j3)))
          (local.set $s03 (i32x4.add (local.get $s03) (i32x4.dot_i16x8_s (local.get $x) (local.get $r))))
          (local.set $s13 (i32x4.add (local.get $s13) (i32x4.dot_i16x8_s (local.get $y) (local.get $r))))
          (local.set $i (i32.add (local.get $i) (i32.const 16)))
          (local.set $i1 (i32.add (local.get $i1) (i32.const 16)))
          (local.set $j (i32.add (local.get $j) (i32.const 16)))
          (local.set $j1 (i32.add (local.get $j1) (i32.const 16)))
          (local.set $j2 (i32.add (local.get $j2) (i32.const 16)))
          (local.set $j3 (i32.add (local.get $j3) (i32.const 16)))
          (br_if $columns (i32.lt_u (local.get $i) (local.get $stop))))
        (i32.store (local.get $out) (call $lanes (local.get $s00)))
        (i32.store offset=4 (local.get $out) (call $lanes (local.get $s01)))
        (i32.store offset=8 (local.get $out) (call $lanes (local.get $s02)))
        (i32.store offset=12 (local.get $out) (call $lanes (local.get $s03)))
        (local.set $i (i32.add (local.get $out) (local.get $line)))
        (i32.store (local.get $i) (call $lanes (local.get $s10)))
        (i32.store offset=4 (local.get $i) (call $lanes (local.get $s11)))
        (i32.store offset=8 (local.get $i) (call $lanes (local.get $s12)))
        (i32.store offset=12 (local.get $i) (call $lanes (local.get $s13)))
        (local.set $out (i32.add (local.get $out) (i32.const 16)))
        ;; $j3 stands at the end of its row: the next four begin there
        (br_if $rows_of_b (i32.lt_u (local.get $j3) (local.get $b_end))))
      ;; one line of the result was written by the way, this is the other
      (local.set $out (i32.add (local.get $out) (local.get $line)))
      (local.set $a (i32.add (local.get $a) (i32.shl (local.get $bytes) (i32.const 1))))
      (br_if $rows_of_a (i32.lt_u (local.get $a) (local.get $a_end))))))

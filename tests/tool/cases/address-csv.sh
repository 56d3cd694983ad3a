# SPDX-License-Identifier: MIT
# A column of a CSV file, by its name or its number, with any separator, quotes and a byte order mark.
printf '\357\273\277Name;"E-Mail";City\r\nJoe;joe@x.example;Rome\r\n"Ann;B";"ann @y.example";\r\nBob;"""q""@z.example";\r\n' >semicolon.csv
printf 'id,email\n1,a@b\n2,"a@b c"\n3\n4,"a@b\n' >comma.csv
printf '1\ta@b\n2\ta@b_c\n' >tab.csv
smtpath address --column=e-mail semicolon.csv
smtpath address --json --column=2 semicolon.csv
smtpath address --only=valid --column=E-Mail semicolon.csv
smtpath address --column=email comma.csv
echo "status $?"
smtpath address --column=2 tab.csv
smtpath address --column=mail comma.csv
echo "status $?"
smtpath address --column=emial comma.csv
echo "status $?"
